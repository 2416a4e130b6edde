package dev.tripline.source;

import dev.tripline.event.Event;
import dev.tripline.event.Receipt;
import dev.tripline.source.host.Intake;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A bus in memory that stores, refuses, or keeps its callers waiting until told otherwise. */
public final class FakeBus implements Intake {
    private enum Mood {
        STORES,
        REFUSES,
        /** After some more. */
        FILLS,
        WAITS
    }

    private record Waiting(Event event, UniEmitter<? super Receipt> caller) {}

    private final List<Event> offered = new CopyOnWriteArrayList<>();
    private final List<Event> stored = new CopyOnWriteArrayList<>();
    private final List<Waiting> waiting = new CopyOnWriteArrayList<>();
    private final AtomicInteger room = new AtomicInteger();
    private volatile Mood mood = Mood.STORES;

    @Override
    public Uni<Receipt> accept(Event event) {
        offered.add(event);
        return switch (mood) {
            case STORES -> Uni.createFrom().item(store(event));
            case REFUSES -> Uni.createFrom().failure(new IllegalStateException("the bus is full"));
            case FILLS ->
                room.getAndDecrement() > 0
                        ? Uni.createFrom().item(store(event))
                        : Uni.createFrom().failure(new IllegalStateException("the bus is full now"));
            case WAITS -> Uni.createFrom().emitter(caller -> waiting.add(new Waiting(event, caller)));
        };
    }

    private Receipt store(Event event) {
        stored.add(event);
        return new Receipt(event.id(), stored.size(), false);
    }

    public void refuse() {
        mood = Mood.REFUSES;
    }

    /** Stores so many more, and refuses from then on. */
    public void refuseAfter(int more) {
        room.set(more);
        mood = Mood.FILLS;
    }

    public void hold() {
        mood = Mood.WAITS;
    }

    /** Stores from now on, and what waits. */
    public void store() {
        mood = Mood.STORES;
        waiting.forEach(one -> one.caller().complete(store(one.event())));
        waiting.clear();
    }

    /** Everything that was handed over, stored or not. */
    public List<Event> offered() {
        return offered;
    }

    public List<Event> stored() {
        return stored;
    }
}
