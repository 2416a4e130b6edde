/** Kind {@code sns}: known, not served. A section of a manifest enters, a checked config leaves. It may know the contracts of the front door and shared fields. */
@NullMarked
package dev.tripline.source.sns;

import org.jspecify.annotations.NullMarked;
