package dev.tripline.catalog.kubernetes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that looks after something. Changes that come together are one. Thread-safe; one thread waits. */
public final class Changes {
    private final Semaphore changes = new Semaphore(0);

    /** Something has changed. Returns at once. */
    public void happened() {
        changes.release();
    }

    /** Waits for a change; what has happened until then counts as seen. */
    public boolean within(Duration time) throws InterruptedException {
        boolean changed = changes.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        changes.drainPermits();
        return changed;
    }

    /** Waits until nothing has changed for a while, at most so many times. */
    public void awaitStill(Duration still, int most) throws InterruptedException {
        int waits = 0;
        while (waits < most && within(still)) {
            waits++;
        }
    }
}
