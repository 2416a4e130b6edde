/**
 * Durations as Go writes them ({@code 300ms}, {@code 1h30m}): text enters, a {@link java.time.Duration} or Go's complaint
 * leaves. Pure; knows nothing of manifests.
 */
@NullMarked
package dev.tripline.language.duration;

import org.jspecify.annotations.NullMarked;
