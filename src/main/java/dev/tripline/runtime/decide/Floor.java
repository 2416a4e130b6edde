package dev.tripline.runtime.decide;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Subjects;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Up to where the events stream is acknowledged: what joins need not remember any more. As it was when it was last asked for, which
 * is when a join remembers many. Thread-safe; never blocks.
 */
@Singleton
class Floor {
    /** A join that remembers more than this is worth a question. */
    private static final int MANY = 384;

    private final Bus bus;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long known;

    Floor(Bus bus) {
        this.bus = bus;
    }

    /** Events up to this sequence never come again, but for a server that crashes and forgets, and then they are known as decided. */
    long known() {
        return known;
    }

    void lookIfMany(int remembered) {
        if (remembered > MANY && asking.compareAndSet(false, true)) {
            bus.floor(Subjects.EVENTS_STREAM, Subjects.DECIDER)
                    .onTermination()
                    .invoke(() -> asking.set(false))
                    .subscribe()
                    .with(floor -> known = floor, failure -> {});
        }
    }
}
