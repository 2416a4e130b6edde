package dev.tripline.language.cron;

import dev.tripline.language.cron.CronField.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A cron schedule of five fields with robfig/cron's meaning; the grammar stands in this package's documentation. Immutable
 * and thread-safe. Behaviour: source specification 5 and the golden cases {@code lang-cron}.
 */
public final class CronSchedule {
    private static final int YEARS = 5;

    private final Optional<ZoneId> ownZone;
    private final CronField minutes;
    private final CronField hours;
    private final CronField daysOfMonth;
    private final CronField months;
    private final CronField daysOfWeek;

    private CronSchedule(Optional<ZoneId> ownZone, List<String> fields) {
        this.ownZone = ownZone;
        minutes = CronField.parse(fields.get(0), Kind.MINUTE);
        hours = CronField.parse(fields.get(1), Kind.HOUR);
        daysOfMonth = CronField.parse(fields.get(2), Kind.DAY_OF_MONTH);
        months = CronField.parse(fields.get(3), Kind.MONTH);
        daysOfWeek = CronField.parse(fields.get(4), Kind.DAY_OF_WEEK);
    }

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException with robfig's message, for example {@code end of range (7) above maximum (6): 7}
     */
    public static CronSchedule parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty spec string");
        }
        Optional<ZoneId> zone = Optional.empty();
        String rest = text;
        if (text.startsWith("TZ=") || text.startsWith("CRON_TZ=")) {
            int blank = text.indexOf(' ');
            if (blank < 0) { // robfig panics
                throw new IllegalArgumentException("want a blank and five fields after the time zone: " + text);
            }
            zone = Optional.of(zone(text.substring(text.indexOf('=') + 1, blank)));
            rest = text.substring(blank).strip();
        }
        if (rest.startsWith("@")) {
            throw new IllegalArgumentException("parser does not accept descriptors: " + rest);
        }
        List<String> fields = Arrays.stream(rest.split("\\s+"))
                .filter(field -> !field.isEmpty())
                .toList();
        if (fields.size() != Kind.values().length) {
            throw new IllegalArgumentException(
                    "expected exactly 5 fields, found %d: [%s]".formatted(fields.size(), String.join(" ", fields)));
        }
        return new CronSchedule(zone, fields);
    }

    private static ZoneId zone(String name) {
        try {
            return GoZone.parse(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("provided bad location " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The first match strictly after an instant, on second 0; empty when none lies within five years. What a clock change
     * leaves out is not made up for; what it repeats matches twice.
     *
     * @param zone where the fields are read, unless the schedule names its own zone
     */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        if (matchesNothing()) {
            return Optional.empty();
        }
        ZonedDateTime start =
                after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1).atZone(ownZone.orElse(zone));
        ZonedDateTime at = start;
        // Only the first step rounds down: later steps keep the minutes that a half-hour clock change left behind,
        // and so skip what robfig skips (cases cron-lordhowe-*).
        boolean rounded = false;
        while (at.getYear() <= start.getYear() + YEARS) {
            if (!months.allows(at.getMonthValue())) {
                at = at.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(at.getZone());
            } else if (!allowsDay(at.toLocalDateTime())) {
                at = at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
            } else if (!hours.allows(at.getHour())) {
                at = (rounded ? at : sinceTheHour(at)).plus(Duration.ofHours(1));
            } else if (!minutes.allows(at.getMinute()) || at.getSecond() != 0) {
                at = at.plus(Duration.ofSeconds(60 - at.getSecond()));
            } else {
                return Optional.of(at.toInstant());
            }
            rounded = true;
        }
        return Optional.empty();
    }

    /**
     * The last match at least a second before an instant; empty when none lies within five years. What a clock change repeats
     * matches twice. Behaviour: sensor specification 4.3.
     *
     * @param zone where the fields are read, unless the schedule names its own zone
     */
    public Optional<Instant> previous(Instant before, ZoneId zone) {
        if (matchesNothing()) {
            return Optional.empty();
        }
        ZonedDateTime start =
                before.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1).atZone(ownZone.orElse(zone));
        ZonedDateTime at = start.truncatedTo(ChronoUnit.MINUTES);
        while (at.getYear() >= start.getYear() - YEARS) {
            if (!months.allows(at.getMonthValue())) {
                at = at.toLocalDate()
                        .withDayOfMonth(1)
                        .atStartOfDay(at.getZone())
                        .minusMinutes(1);
            } else if (!allowsDay(at.toLocalDateTime())) {
                at = at.toLocalDate().atStartOfDay(at.getZone()).minusMinutes(1);
            } else if (!hours.allows(at.getHour()) || !minutes.allows(at.getMinute())) {
                at = at.minusMinutes(1);
            } else {
                return Optional.of(at.toInstant());
            }
        }
        return Optional.empty();
    }

    /** The zone that the schedule itself names. */
    public Optional<ZoneId> zone() {
        return ownZone;
    }

    /** Whether the fields match this minute of a day, whatever clocks do then. */
    public boolean matches(LocalDateTime at) {
        return months.allows(at.getMonthValue())
                && allowsDay(at)
                && hours.allows(at.getHour())
                && minutes.allows(at.getMinute());
    }

    private boolean matchesNothing() {
        return minutes.isEmpty()
                || hours.isEmpty()
                || daysOfMonth.isEmpty()
                || months.isEmpty()
                || daysOfWeek.isEmpty();
    }

    private static ZonedDateTime sinceTheHour(ZonedDateTime at) {
        return at.minus(Duration.ofSeconds(at.getMinute() * 60L + at.getSecond()));
    }

    private boolean allowsDay(LocalDateTime at) {
        boolean ofMonth = daysOfMonth.allows(at.getDayOfMonth());
        boolean ofWeek = daysOfWeek.allows(at.getDayOfWeek().getValue() % DayOfWeek.SUNDAY.getValue());
        boolean both = daysOfMonth.unrestricted() || daysOfWeek.unrestricted();
        return both ? (ofMonth && ofWeek) : (ofMonth || ofWeek);
    }
}
