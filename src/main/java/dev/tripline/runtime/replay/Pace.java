package dev.tripline.runtime.replay;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Keeps bulk work from crowding out everything else, and ends it in time. For one thread. */
final class Pace {
    /** No more than this many a second. */
    static final int RATE = 500;

    private static final Duration LONGEST = Duration.ofSeconds(45);

    private final long start = System.nanoTime();
    private long done;

    /** Waits for the turn of the next one. False when the time is up. */
    boolean next() {
        long due = start + done++ * (1_000_000_000L / RATE);
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (Thread.interrupted()) {
                return false;
            }
            LockSupport.parkNanos(left);
        }
        return System.nanoTime() - start < LONGEST.toNanos();
    }
}
