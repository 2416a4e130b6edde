package dev.tripline.runtime.act;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Supplier;

/**
 * An action, as the bus delivered it.
 *
 * @param body the firing as it was delivered
 * @param place where it or its event lies on the bus, unlike any other
 * @param suspect it may have been attempted before
 * @param attempts how many attempts are recorded at least
 * @param redriven how many attempts there were when people sent it from the dead letters again; 0 for never
 * @param due not to be attempted before
 */
public record Arrival(
        Firing firing,
        Supplier<byte[]> body,
        Way way,
        boolean suspect,
        String place,
        Instant storedAt,
        int attempts,
        int redriven,
        Instant due) {
    /** How it came. */
    public enum Way {
        /** Right after the decision, and its event is held. */
        AT_ONCE,
        /** Over the actions stream. */
        FRESH,
        /** Out of its lane. */
        LANE
    }

    /** When an action that was put aside may be attempted, as text. */
    static final String DUE_HEADER = "Tripline-Due";

    /** One that never was on the bus, of an event that was just decided. */
    static Arrival atOnce(Firing firing, Delivery event) {
        return new Arrival(
                firing,
                () -> FiringJson.encode(firing),
                Way.AT_ONCE,
                false,
                "event-" + event.sequence(),
                event.storedAt(),
                0,
                0,
                Instant.EPOCH);
    }

    public static Arrival of(Firing firing, byte[] body, Delivery delivery, boolean fromLane) {
        return new Arrival(
                firing,
                () -> body,
                fromLane ? Way.LANE : Way.FRESH,
                fromLane || delivery.suspect(),
                Long.toString(delivery.sequence()),
                delivery.storedAt(),
                number(delivery, Publication.ATTEMPTS_HEADER),
                number(delivery, Publication.REDRIVEN_HEADER),
                due(delivery));
    }

    private static int number(Delivery delivery, String header) {
        try {
            return Math.max(0, Integer.parseInt(delivery.header(header).orElse("0")));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Instant due(Delivery delivery) {
        try {
            return delivery.header(DUE_HEADER).map(Instant::parse).orElse(Instant.EPOCH);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    boolean fromLane() {
        return way == Way.LANE;
    }

    /** How many attempts need not be looked for. */
    int known() {
        return Math.max(attempts, redriven);
    }

    /** Since when it waits for its effect. */
    Instant waitsSince() {
        return redriven > 0 ? storedAt : firing.at();
    }
}
