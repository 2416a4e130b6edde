package dev.tripline.bus.embedded.lock;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a data folder for one live process; the system lets go of it when the process ends in any way. The file tells the
 * owner's pid; the lock is on a byte far behind it, so that others can read the pid on every system.
 */
public final class DataLock implements AutoCloseable {
    public static final String FILE = "tripline.lock";
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * Folders held by this very process. POSIX drops a process's locks when it closes any handle of the file, so a second
     * attempt from here must not even open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private DataLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * @param folder its real path
     * @return empty when somebody else holds it
     */
    public static Optional<DataLock> tryHold(Path folder) throws IOException {
        if (!HELD.add(folder)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(
                    folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            held = channel.tryLock(LOCKED_BYTE, 1, false) != null;
            if (!held) {
                return Optional.empty();
            }
            String pid = ProcessHandle.current().pid() + "\n";
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
            return Optional.of(new DataLock(folder, channel));
        } finally {
            if (!held) {
                HELD.remove(folder);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    /** For messages. */
    public static String owner(Path folder) {
        if (HELD.contains(folder)) {
            return "pid " + ProcessHandle.current().pid() + ", this process";
        }
        try {
            String pid = Files.readString(folder.resolve(FILE), StandardCharsets.US_ASCII)
                    .strip();
            return pid.matches("\\d{1,10}") ? "pid " + pid : "pid unknown";
        } catch (IOException e) {
            return "pid unknown";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(folder);
        }
    }
}
