package dev.tripline.language;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How long one evaluation may compute. Counted is the processor's time of its thread, where the JVM tells that (it does not for virtual
 * threads): time during which a busy machine ran something else is no fault of the program. Used by one thread.
 */
public final class TimeLimit {
    private static final long UNKNOWN = -1;
    private static final long NANOS_IN_A_MILLISECOND = 1_000_000L;

    private final long limit;
    private long nextLook;
    private long used = UNKNOWN;
    private boolean looked;

    /** Begins now. */
    public TimeLimit(int milliseconds) {
        this.limit = milliseconds * NANOS_IN_A_MILLISECOND;
        this.nextLook = System.nanoTime() + limit;
    }

    /** Whether that was too long. Cheap: the processor's time is asked for first here, and then after the time that is left. */
    public boolean isOver() {
        if (!looked) {
            looked = true;
            used = processorTime();
        }
        long now = System.nanoTime();
        if (now - nextLook <= 0) {
            return false;
        }
        long left = used == UNKNOWN ? 0 : limit - (processorTime() - used);
        nextLook = now + left;
        return left <= 0;
    }

    private static long processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : UNKNOWN;
    }
}
