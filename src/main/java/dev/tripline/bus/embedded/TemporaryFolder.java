package dev.tripline.bus.embedded;

import dev.tripline.bus.embedded.lock.DataLock;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Data folders for servers that keep nothing; those of killed processes are cleared away by the next. */
final class TemporaryFolder {
    private static final String PREFIX = "tripline-bus-";

    /** A younger one may have been made a moment ago by a process that is about to lock it. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private TemporaryFolder() {}

    static Path create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        Path folder = Files.createTempDirectory(parent, PREFIX);
        sweep(parent, folder, Instant.now());
        return folder;
    }

    /** Stops and deletes what this user's dead processes left in {@code parent}; leaves alone what it cannot. */
    static void sweep(Path parent, Path own, Instant now) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (!folder.equals(own)) {
                    sweepOne(folder, own, now);
                }
            }
        } catch (IOException | RuntimeException e) {
            System.getLogger(TemporaryFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "could not clear away old temporary folders", e);
        }
    }

    private static void sweepOne(Path folder, Path own, Instant now) throws IOException {
        Path lockFile = folder.resolve(DataLock.FILE);
        boolean settled = Files.exists(lockFile)
                && Files.getOwner(folder).equals(Files.getOwner(own))
                && Files.getLastModifiedTime(lockFile).toInstant().isBefore(now.minus(SETTLED));
        if (!settled) {
            return;
        }
        Optional<DataLock> lock = DataLock.tryHold(folder.toRealPath());
        if (lock.isPresent()) {
            try (DataLock held = lock.get()) {
                Orphans.stopAll(ServerFiles.in(folder.toRealPath()));
                ServerFiles.deleteTree(folder);
            }
        }
    }
}
