/** Kind {@code gitlab}: known, not served. A section of a manifest enters, a checked config leaves. It may know the contracts of the front door and shared fields. */
@NullMarked
package dev.tripline.source.gitlab;

import org.jspecify.annotations.NullMarked;
