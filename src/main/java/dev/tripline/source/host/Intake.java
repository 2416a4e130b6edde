package dev.tripline.source.host;

import dev.tripline.event.Event;
import dev.tripline.event.Receipt;
import io.smallrye.mutiny.Uni;

/** Where the front door hands events over to the bus. Thread-safe; called concurrently from event loops, so it must not block. */
@FunctionalInterface
public interface Intake {
    /**
     * Stores an event. Completes after the bus has stored it, on any thread; fails, with whatever cause, when the bus
     * refuses it or does not answer in time. Nothing is acknowledged upstream then.
     */
    Uni<Receipt> accept(Event event);
}
