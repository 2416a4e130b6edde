package dev.tripline.trigger.host;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Bounds attempts in time, to a quarter of a second: one look at all of them, since a timer for each costs as much as a part of
 * the attempt itself. The thread lives while anything is watched. Thread-safe.
 */
final class Deadlines {
    private static final Logger LOG = Logger.getLogger(Deadlines.class);
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
            if (all.contains(watched) && looking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("deadlines").start(this::look);
            }
        });
    }

    private void look() {
        try {
            do {
                Thread.sleep(LOOK_MILLIS);
                long now = System.nanoTime();
                for (Watched watched : all) {
                    if (watched.deadline() - now <= 0 && all.remove(watched)) {
                        watched.late().run();
                    }
                }
            } while (!all.isEmpty());
        } catch (InterruptedException e) {
            LOG.debug("nobody looks at deadlines any more");
        } finally {
            looking.set(false);
        }
        if (!all.isEmpty() && looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("deadlines").start(this::look);
        }
    }
}
