package dev.tripline.event;

import java.util.Optional;

/** The CloudEvents extension attributes of an event that people sent through again: a new event with a new id. */
public final class Replay {
    /** The id of the event that was sent again. */
    public static final String OF = "triplinereplayof";

    /** The one sensor that shall decide about it; absent: all that listen. */
    public static final String SENSOR = "triplinesensor";

    private Replay() {}

    /** The only sensor that may decide about this event; empty when all may. */
    public static Optional<String> onlySensor(Event event) {
        return Optional.ofNullable(event.extensions().get(SENSOR));
    }
}
