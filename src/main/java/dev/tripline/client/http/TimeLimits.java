package dev.tripline.client.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The time limits of all calls under way, to {@value #LOOK_MILLIS} ms: one look at all of them, since nearly every call ends long
 * before its limit, and a timer for each is a part of what the call costs. Thread-safe.
 */
final class TimeLimits {
    static final long LOOK_MILLIS = 50;

    /** Of a call that has none yet. */
    static final Limit NONE = new Limit(Set.of(), 0, () -> {});

    /** One call's. */
    static final class Limit {
        private final Set<Limit> all;
        private final long deadline;
        private final Runnable late;

        private Limit(Set<Limit> all, long deadline, Runnable late) {
            this.all = all;
            this.deadline = deadline;
            this.late = late;
        }

        /** It was in time. */
        void cancel() {
            if (this != NONE) {
                all.remove(this);
            }
        }
    }

    private final Vertx vertx;
    private final Set<Limit> all = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    TimeLimits(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Calls back, on an event loop, when the time is over and the limit was not cancelled. */
    Limit after(Duration time, Runnable late) {
        Limit limit = new Limit(all, System.nanoTime() + time.toNanos(), late);
        all.add(limit);
        lookSoon();
        return limit;
    }

    /** There is one look to come while any call is under way. */
    private void lookSoon() {
        if (!all.isEmpty() && looking.compareAndSet(false, true)) {
            vertx.setTimer(LOOK_MILLIS, id -> look());
        }
    }

    private void look() {
        looking.set(false);
        long now = System.nanoTime();
        try {
            for (Limit limit : all) {
                if (limit.deadline - now <= 0 && all.remove(limit)) {
                    limit.late.run();
                }
            }
        } finally {
            lookSoon();
        }
    }
}
