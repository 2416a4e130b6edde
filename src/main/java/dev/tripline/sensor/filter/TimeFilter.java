package dev.tripline.sensor.filter;

import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import dev.tripline.sensor.filter.spec.TimeOfDay;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time filter: the event's time of day in a zone (sensor specification 2.6). Start is in, stop is out; a stop before the
 * start is on the other side of midnight.
 */
final class TimeFilter {
    /** An event without a time is as old as Go's zero time. */
    private static final Instant ZERO = Instant.parse("0001-01-01T00:00:00Z");

    private final String text;
    private final LocalTime start;
    private final LocalTime stop;
    private final ZoneId zone;

    /**
     * @throws IllegalArgumentException when a time or the zone cannot be read
     */
    TimeFilter(String start, String stop, String timezone) {
        this.text = "from " + start + " to " + stop + (timezone.isEmpty() ? " UTC" : " " + timezone);
        this.start = TimeOfDay.time(start);
        this.stop = TimeOfDay.time(stop);
        this.zone = TimeOfDay.zone(timezone);
    }

    Check check(Event event) {
        Instant at = event.time().orElse(ZERO);
        Instant from = TimeOfDay.on(at, start, zone);
        Instant to = TimeOfDay.on(at, stop, zone);
        boolean passed =
                from.isBefore(to) ? !at.isBefore(from) && at.isBefore(to) : !at.isBefore(from) || at.isBefore(to);
        String seen = event.time().isEmpty()
                ? "an event without a time"
                : at.atZone(zone).toLocalTime().toString();
        return check(passed ? Check.Result.PASSED : Check.Result.REJECTED, seen);
    }

    Check skipped() {
        return check(Check.Result.NOT_EVALUATED, "");
    }

    private Check check(Check.Result result, String actual) {
        return new Check("time", "the event's time", text, result, actual);
    }
}
