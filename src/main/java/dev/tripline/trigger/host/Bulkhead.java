package dev.tripline.trigger.host;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets a limited number run at a time; the others wait without a thread, in two queues that keep their order. Those in the one
 * go ahead of those in the other, but for every fourth place, so that nobody waits for ever. Thread-safe.
 */
final class Bulkhead {
    private static final int OTHERS_TURN = 4;

    private final Deque<Runnable> ahead = new ArrayDeque<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final AtomicInteger crowd;
    private int free;
    private boolean admitting;
    private int turn;

    /**
     * @param crowd counts all who wait, here and elsewhere
     */
    Bulkhead(int places, AtomicInteger crowd) {
        this.free = places;
        this.crowd = crowd;
    }

    /** Starts the work when a place is free. Whoever cancels while waiting leaves the queue. */
    <T> Uni<T> run(Supplier<Uni<? extends T>> work) {
        return run(false, work);
    }

    /**
     * The same.
     *
     * @param first ahead of those who are not
     */
    <T> Uni<T> run(boolean first, Supplier<Uni<? extends T>> work) {
        return enter(first ? ahead : waiting)
                .onItem()
                .transformToUni(place ->
                        Uni.createFrom().<T>deferred(work).onTermination().invoke(this::leave));
    }

    private Uni<Boolean> enter(Deque<Runnable> queue) {
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
                    abandon(queue, admit);
                }
            });
            if (take(queue, admit)) {
                admit.run();
            }
        });
    }

    /** How many wait for a place. */
    synchronized int waiting() {
        return ahead.size() + waiting.size();
    }

    private synchronized boolean take(Deque<Runnable> queue, Runnable admit) {
        if (free > 0 && ahead.isEmpty() && waiting.isEmpty()) {
            free--;
            return true;
        }
        queue.addLast(admit);
        crowd.incrementAndGet();
        return false;
    }

    /** When it was called up at this very moment, it gives its place on by itself. */
    private synchronized void abandon(Deque<Runnable> queue, Runnable admit) {
        if (queue.remove(admit)) {
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
        if (free == 0 || ahead.isEmpty() && waiting.isEmpty()) {
            admitting = false;
            return Optional.empty();
        }
        free--;
        crowd.decrementAndGet();
        turn = (turn + 1) % OTHERS_TURN;
        boolean others = ahead.isEmpty() || turn == 0 && !waiting.isEmpty();
        return Optional.of(others ? waiting.removeFirst() : ahead.removeFirst());
    }
}
