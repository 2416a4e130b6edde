package dev.tripline.catalog.files;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What tells without reading that a file may have changed. The key (inode) sees a file that was renamed over another. */
record Stamp(Instant modified, long size, Optional<Object> key) {
    private static final Duration COARSEST_CLOCK = Duration.ofSeconds(1);

    static Stamp of(BasicFileAttributes attributes) {
        return new Stamp(
                attributes.lastModifiedTime().toInstant(),
                attributes.size(),
                Optional.ofNullable(attributes.fileKey()));
    }

    /** A second write within the clock tick of the first leaves the same stamp: so young a file must be read to be sure. */
    boolean isYoung(Instant readAt) {
        return Duration.between(modified, readAt).abs().compareTo(COARSEST_CLOCK) < 0;
    }
}
