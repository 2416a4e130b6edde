package dev.tripline.bus.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Servers that a killed Tripline left behind on a data folder: known by a command line that names the folder's own
 * configuration file. Only to be asked by who holds the folder's lock, so none of them has a live owner.
 */
final class Orphans {
    private static final Duration STOP = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(20);

    private Orphans() {}

    static List<String> command(ServerBinary binary, ServerFiles files) {
        return List.of(binary.path().toString(), "-c", files.config().toString());
    }

    /**
     * The pid file comes first; the list of all processes finds one whose owner was killed before that was written.
     *
     * @return pids of those that were stopped; their data is whole, since the server stores before it acknowledges
     */
    static List<Long> stopAll(ServerFiles files) {
        List<ProcessHandle> orphans = Stream.concat(fromPidFile(files).stream(), ProcessHandle.allProcesses())
                .filter(process -> isOn(files, process))
                .distinct()
                .toList();
        for (ProcessHandle orphan : orphans) {
            orphan.destroy();
            if (!isGone(files, orphan)) {
                orphan.destroyForcibly();
                if (!isGone(files, orphan)) {
                    throw ServerFailure.orphan(orphan.pid());
                }
            }
        }
        return orphans.stream().map(ProcessHandle::pid).toList();
    }

    private static Optional<ProcessHandle> fromPidFile(ServerFiles files) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(files.pid()).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean isOn(ServerFiles files, ProcessHandle process) {
        String[] own = {"-c", files.config().toString()};
        return process.info().arguments().filter(a -> Arrays.equals(a, own)).isPresent();
    }

    /** Not {@code isAlive}: in a container nobody may reap it, but a dead process has no command line any more. */
    private static boolean isGone(ServerFiles files, ProcessHandle process) {
        long deadline = System.nanoTime() + STOP.toNanos();
        while (process.isAlive() && isOn(files, process)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }
}
