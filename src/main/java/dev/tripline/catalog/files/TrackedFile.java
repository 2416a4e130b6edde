package dev.tripline.catalog.files;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one file.
 *
 * @param newest as it was read last
 * @param good what runs: the last version without errors; empty when there was none
 */
record TrackedFile(String name, Stamp stamp, Instant readAt, FileVersion newest, Optional<FileVersion> good) {
    boolean mayDiffer(Stamp now) {
        return !stamp.equals(now) || stamp.isYoung(readAt);
    }

    TrackedFile withGood(Optional<FileVersion> version) {
        return new TrackedFile(name, stamp, readAt, newest, version);
    }

    boolean isBehind() {
        return good.isEmpty() || good.get() != newest;
    }
}
