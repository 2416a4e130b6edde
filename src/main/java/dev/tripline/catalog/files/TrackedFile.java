package dev.tripline.catalog.files;

import dev.tripline.catalog.acceptance.Tracked;
import java.time.Instant;
import java.util.Optional;

/** What is known of one file. */
record TrackedFile(Stamp stamp, Instant readAt, Tracked<FileVersion> version) {
    FileVersion newest() {
        return version.newest();
    }

    Optional<FileVersion> good() {
        return version.good();
    }

    boolean mayDiffer(Stamp now) {
        return !stamp.equals(now) || stamp.isYoung(readAt);
    }

    TrackedFile with(Tracked<FileVersion> decided) {
        return new TrackedFile(stamp, readAt, decided);
    }
}
