/** Kind {@code nats}: known, not served. A section of a manifest enters, a checked config leaves. It may know the contracts of the front door and shared fields. */
@NullMarked
package dev.tripline.source.nats;

import org.jspecify.annotations.NullMarked;
