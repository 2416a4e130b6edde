package dev.tripline.runtime.act;

import dev.tripline.bus.Delivery;
import dev.tripline.event.Firing;
import dev.tripline.runtime.act.pace.Crowd;
import dev.tripline.trigger.host.Gate;
import dev.tripline.trigger.host.TriggerHost;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Actions that are attempted as soon as their decision is stored, without a way over the actions stream, while their event is
 * held on the bus (docs/decisions/0016-at-once.md). Only where the trigger is known, has no rate limit, and its target answers;
 * bounded, so that slow targets cannot hold all events there may be. Thread-safe.
 */
@Singleton
public class AtOnce {
    private static final int MOST = 1024;
    private static final int MOST_OF_ONE = 256;

    /** When so many came lately, those who bring more had better wait a moment: going the long way costs more than that. */
    private static final int CROWDED = 128;

    private static final Duration MOMENT = Duration.ofMillis(100);

    /** Leave to begin one; given back when the attempt is over, or not made. */
    public final class Ticket {
        private final Firing firing;
        private final AtomicReference<Optional<Gate>> gate;
        private final Crowd.Place place;

        private Ticket(Firing firing, Gate gate, Crowd.Place place) {
            this.firing = firing;
            this.gate = new AtomicReference<>(Optional.of(gate));
            this.place = place;
        }

        public Firing firing() {
            return firing;
        }

        /** Once; later calls do nothing. */
        public void giveBack() {
            gate.getAndSet(Optional.empty()).ifPresent(mine -> {
                mine.release();
                held.decrementAndGet();
                place.leave();
                if (crowd.size() < CROWDED) {
                    letIn();
                }
            });
        }
    }

    private final TriggerHost host;
    private final ActionLife life;
    private final AtomicInteger held = new AtomicInteger();
    private final Crowd crowd;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();

    @Inject
    AtOnce(TriggerHost host, ActionLife life) {
        this(host, life, System::nanoTime);
    }

    AtOnce(TriggerHost host, ActionLife life, LongSupplier nanos) {
        this.host = host;
        this.life = life;
        this.crowd = new Crowd(nanos);
    }

    /**
     * Completes when more can be taken in: at once, or when enough of those that came lately are over, or after a moment, for
     * targets that are slow shall not keep the events of others.
     */
    public CompletableFuture<Void> room() {
        if (crowd.size() < CROWDED) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        waiting.add(turn);
        if (crowd.size() < CROWDED) {
            letIn();
        }
        return turn.completeOnTimeout(null, MOMENT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One batch; it leaves by itself when its moment is over. */
    private void letIn() {
        for (CompletableFuture<Void> next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.complete(null)) {
                return;
            }
        }
    }

    /** Empty when it has to go the long way. */
    public Optional<Ticket> ask(Firing firing) {
        if (held.get() >= MOST || !life.isPlain(firing)) {
            return Optional.empty();
        }
        Gate gate = host.gate(firing.sensor(), firing.trigger());
        if (!gate.reserve(MOST_OF_ONE)) {
            return Optional.empty();
        }
        held.incrementAndGet();
        return Optional.of(new Ticket(firing, gate, crowd.enter()));
    }

    /** Attempts it; completes when all that follows is stored, and fails as the bus fails. Its decision must be stored. */
    public Uni<WhatNow> begin(Ticket ticket, Delivery event, Storing storing) {
        return life.live(Arrival.atOnce(ticket.firing(), event), storing)
                .onTermination()
                .invoke(ticket::giveBack);
    }
}
