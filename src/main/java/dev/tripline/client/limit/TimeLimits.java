package dev.tripline.client.limit;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The time limits of all work of one sort that is under way: one look at all of them, since nearly all work ends long before its
 * limit, and a timer for each is a part of what the work itself costs. Thread-safe.
 */
public final class TimeLimits {
    /** One piece of work's. */
    @FunctionalInterface
    public interface Limit {
        /** Of work that has none yet. */
        Limit NONE = () -> {};

        /** It was in time. */
        void cancel();
    }

    private record Watched(long deadline, Runnable late) {}

    private final LongSupplier nanos;
    private final Consumer<Runnable> soon;
    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * @param look between two looks: limits are kept to that
     */
    public TimeLimits(Duration look) {
        this(System::nanoTime, run -> {
            var unused = Infrastructure.getDefaultWorkerPool().schedule(run, look.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    /**
     * @param soon runs a look after its time
     */
    TimeLimits(LongSupplier nanos, Consumer<Runnable> soon) {
        this.nanos = nanos;
        this.soon = soon;
    }

    /** Calls back, on a worker thread, when the time is over and the limit was not cancelled. */
    public Limit after(Duration time, Runnable late) {
        Watched watched = new Watched(nanos.getAsLong() + time.toNanos(), late);
        all.add(watched);
        lookSoon();
        return () -> all.remove(watched);
    }

    /** There is one look to come while anything is watched. */
    private void lookSoon() {
        if (!all.isEmpty() && looking.compareAndSet(false, true)) {
            soon.accept(this::look);
        }
    }

    private void look() {
        looking.set(false);
        long now = nanos.getAsLong();
        try {
            for (Watched watched : all) {
                if (watched.deadline() - now <= 0 && all.remove(watched)) {
                    watched.late().run();
                }
            }
        } finally {
            lookSoon();
        }
    }
}
