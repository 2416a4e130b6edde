/**
 * The certificate by which the API server knows the admission webhook, and its renewal without a restart. Enters: a Secret that
 * the replicas share, or mounted files; leaves: keys for handshakes, and the {@code caBundle} of one webhook configuration.
 */
@NullMarked
package dev.tripline.runtime.admission.certificate;

import org.jspecify.annotations.NullMarked;
