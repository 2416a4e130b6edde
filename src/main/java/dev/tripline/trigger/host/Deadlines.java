package dev.tripline.trigger.host;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Bounds attempts in time, to a quarter of a second: one look at all of them, since a timer for each costs as much as a part of
 * the attempt itself. Thread-safe.
 */
final class Deadlines {
    private static final long LOOK_MILLIS = 250;

    private record Watched(long deadline, Runnable late) {}

    private final Set<Watched> all = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * @param late what it is when the time is over; the work is cancelled then
     */
    <T> Uni<T> within(Uni<T> work, Duration limit, Supplier<T> late) {
        return Uni.createFrom().emitter(emitter -> {
            Watched watched = new Watched(System.nanoTime() + limit.toNanos(), () -> emitter.complete(late.get()));
            all.add(watched);
            Cancellable running = work.onTermination()
                    .invoke(() -> all.remove(watched))
                    .subscribe()
                    .with(emitter::complete, emitter::fail);
            emitter.onTermination(running::cancel);
            begin();
        });
    }

    private void look() {
        long now = System.nanoTime();
        for (Watched watched : all) {
            if (watched.deadline() - now <= 0 && all.remove(watched)) {
                watched.late().run();
            }
        }
        looking.set(false);
        begin();
    }

    /** There is one look to come while anything is watched. */
    private void begin() {
        if (!all.isEmpty() && looking.compareAndSet(false, true)) {
            var unused = Infrastructure.getDefaultWorkerPool().schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
