package dev.tripline.trigger.host;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Lets a limited number run at a time; the others wait in order, without a thread. Thread-safe. */
final class Bulkhead {
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final AtomicInteger crowd;
    private int free;
    private boolean admitting;

    /**
     * @param crowd counts all who wait, here and elsewhere
     */
    Bulkhead(int places, AtomicInteger crowd) {
        this.free = places;
        this.crowd = crowd;
    }

    /** Starts the work when a place is free. Whoever cancels while waiting leaves the queue. */
    <T> Uni<T> run(Supplier<Uni<? extends T>> work) {
        return enter().onItem()
                .transformToUni(place ->
                        Uni.createFrom().<T>deferred(work).onTermination().invoke(this::leave));
    }

    private Uni<Boolean> enter() {
        return Uni.createFrom().emitter(emitter -> {
            AtomicBoolean settled = new AtomicBoolean();
            Runnable admit = () -> {
                if (settled.compareAndSet(false, true)) {
                    emitter.complete(true);
                } else {
                    leave();
                }
            };
            emitter.onTermination(() -> {
                if (settled.compareAndSet(false, true)) {
                    abandon(admit);
                }
            });
            if (take(admit)) {
                admit.run();
            }
        });
    }

    /** How many wait for a place. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized boolean take(Runnable admit) {
        if (free > 0 && waiting.isEmpty()) {
            free--;
            return true;
        }
        waiting.addLast(admit);
        crowd.incrementAndGet();
        return false;
    }

    /** When it was called up at this very moment, it gives its place on by itself. */
    private synchronized void abandon(Runnable admit) {
        if (waiting.remove(admit)) {
            crowd.decrementAndGet();
        }
    }

    /** Calls up whoever waits, one after the other: work that ends at once must not call up the next from its own stack. */
    private void leave() {
        synchronized (this) {
            free++;
            if (admitting) {
                return;
            }
            admitting = true;
        }
        for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
            next.get().run();
        }
    }

    private synchronized Optional<Runnable> next() {
        if (free == 0 || waiting.isEmpty()) {
            admitting = false;
            return Optional.empty();
        }
        free--;
        crowd.decrementAndGet();
        return Optional.of(waiting.removeFirst());
    }
}
