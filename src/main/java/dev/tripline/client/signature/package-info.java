/** Signatures as Standard Webhooks wants them, for those who send and those who receive. Texts and keys enter, signatures and verdicts leave. Knows no HTTP and no clock. */
@NullMarked
package dev.tripline.client.signature;

import org.jspecify.annotations.NullMarked;
