package dev.tripline.source.host.listen;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Tries something again, with a back-off, until it succeeds; sleeps until woken otherwise. One virtual thread. */
public final class Retrying implements AutoCloseable {
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread;

    /**
     * @param attempt returns whether there is nothing left to try
     */
    public Retrying(BooleanSupplier attempt, Backoff backoff) {
        thread = Thread.ofVirtual().start(() -> run(attempt, backoff));
    }

    /** There may be something to try: first after a pause. */
    public void wake() {
        woken.release();
    }

    private void run(BooleanSupplier attempt, Backoff backoff) {
        try {
            while (true) {
                woken.acquire();
                woken.drainPermits();
                backoff.reset();
                do {
                    Duration wait = backoff.next();
                    TimeUnit.NANOSECONDS.sleep(wait.toNanos());
                } while (!attempt.getAsBoolean());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
