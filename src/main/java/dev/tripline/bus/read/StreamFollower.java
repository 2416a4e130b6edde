package dev.tripline.bus.read;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What is added to a stream from now on, by whomever. Asks by place, so that it misses nothing when the connection comes and
 * goes. For one thread; blocks.
 */
public final class StreamFollower {
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMillis(400);

    private final StreamReader reader;
    private final String stream;
    private long seen;
    private Duration pause = SHORTEST;

    /** Begins after what is there now. */
    public StreamFollower(StreamReader reader, String stream) {
        this.reader = reader;
        this.stream = stream;
        this.seen = reader.newest(stream);
    }

    /**
     * What is new; nothing when nothing comes within the time.
     *
     * @param most of them at once; the rest comes with the next call
     */
    public List<Entry> next(Duration wait, int most) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long newest = reader.newest(stream);
            if (newest > seen) {
                pause = SHORTEST;
                List<Entry> entries = reader.between(stream, seen + 1, newest, most);
                seen = entries.isEmpty() ? newest : entries.getLast().sequence();
                if (!entries.isEmpty()) {
                    return entries;
                }
            }
            if (newest < seen) {
                // Another stream under the same name: its beginning is new to us.
                seen = 0;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return List.of();
            }
            LockSupport.parkNanos(Math.min(left, pause.toNanos()));
            pause = pause.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : pause.multipliedBy(2);
        }
    }

    /** How far behind the newest this is. */
    public long behind() {
        return Math.max(0, reader.newest(stream) - seen);
    }
}
