package dev.tripline.source.calendar;

import dev.tripline.language.cron.CronSchedule;
import dev.tripline.language.cron.GoZone;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One calendar event (source specification 3 and 5). Stricter than Argo Events, which accepts unknown time zones,
 * malformed exclusion dates, schedules that never match and intervals below a second, and stumbles over them later.
 *
 * @param schedule five cron fields; wins over the interval
 * @param interval a Go duration of at least a second
 * @param exclusionDates {@code EXDATE:} entries; other entries have no effect
 * @param timezone an IANA name; empty for the zone of the process
 * @param metadata copied into each payload
 * @param persistence what makes up for slots that passed while nothing ran
 * @param jitter extension: a Go duration, less than a day; each slot is sent up to so much later, always the same for one slot
 * @param startingDeadline extension: a Go duration; a slot that could not be sent by then is missed, and not sent any more
 * @param dst extension: what happens to times that a change of the clock skips or repeats
 * @param overlap extension: {@code allow} (as in Argo Events, and when empty); {@code forbid}: a slot is left out while what the one
 *     before it began is not over; {@code bufferOne}: the newest such slot waits until then
 */
@RegisterForReflection
public record CalendarConfig(
        String schedule,
        String interval,
        List<String> exclusionDates,
        String timezone,
        Map<String, String> metadata,
        Optional<Persistence> persistence,
        String jitter,
        String startingDeadline,
        Optional<Dst> dst,
        String overlap) {
    /** Where the last slot is kept, and whether slots that passed since are made up for. */
    @RegisterForReflection
    public record Persistence(Optional<Catchup> catchup, Optional<ConfigMap> configMap) {}

    /**
     * Whether and how far back.
     *
     * @param maxDuration a Go duration; empty for no bound
     * @param limit extension: the newest so many slots at most; 0 for no bound
     */
    @RegisterForReflection
    public record Catchup(boolean enabled, String maxDuration, int limit) {}

    /**
     * When the clock is set forward and back.
     *
     * @param gap {@code skip} (as in Argo Events, and when empty): a time that does not exist that day is left out; {@code shift}:
     *     it is taken at the end of the gap
     * @param overlap {@code both} (as in Argo Events, and when empty): a time that comes twice is taken twice; {@code first} or
     *     {@code last}: once
     */
    @RegisterForReflection
    public record Dst(String gap, String overlap) {
        static final Dst AS_ARGO = new Dst("", "");
    }

    /** What a slot does that comes while what the one before it began is not over. */
    enum Overlap {
        ALLOW("allow"),
        FORBID("forbid"),
        BUFFER_ONE("bufferOne");

        private final String word;

        Overlap(String word) {
            this.word = word;
        }

        static Optional<Overlap> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }

    /** A config map in the manifest's own namespace. */
    @RegisterForReflection
    public record ConfigMap(String name, boolean createIfNotExist) {}

    private static final String FIELDS = "five fields: minute, hour, day of month, month, day of week";
    private static final String ZONE = "a name of the IANA database, e.g. Europe/Berlin";
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Five years from here hold every date there is, 29 February included. */
    private static final Instant LEAP_YEAR = Instant.parse("2000-01-01T00:00:00Z");

    public CalendarConfig {
        List<String> exclusions = List.copyOf(exclusionDates);
        exclusionDates = exclusions;
        metadata = Map.copyOf(metadata);
        Complaints complaints = new Complaints()
                .when(
                        schedule.isEmpty() && interval.isEmpty(),
                        "",
                        "must have either schedule or interval",
                        "interval: 10s, or schedule: \"0 9 * * *\"");
        if (!schedule.isEmpty()) {
            complain(complaints, "schedule", FIELDS, () -> checkSchedule(schedule));
        } else if (!interval.isEmpty()) {
            complain(
                    complaints,
                    "interval",
                    "a duration of a second or more, e.g. 10s or 1h30m",
                    () -> checkInterval(interval));
        }
        complain(complaints, "timezone", ZONE, () -> GoZone.parse(timezone));
        for (int i = 0; i < exclusions.size(); i++) {
            List<String> one = List.of(exclusions.get(i));
            complain(complaints, "exclusionDates[" + i + "]", "EXDATE:20260131T000000Z", () -> Exclusions.parse(one));
        }
        checkCatchup(complaints, persistence.flatMap(Persistence::catchup));
        complain(complaints, "jitter", "a duration of less than a day, e.g. 30s", () -> checkJitter(jitter));
        complain(complaints, "startingDeadline", "a duration, e.g. 10m", () -> positive(startingDeadline));
        checkWords(complaints, dst, overlap);
        complaints.throwIfAny();
    }

    private static void checkWords(Complaints complaints, Optional<Dst> dst, String overlap) {
        dst.ifPresent(rules -> complaints
                .when(
                        !List.of("", "skip", "shift").contains(rules.gap()),
                        "dst.gap",
                        "dst.gap is \"" + rules.gap() + "\"",
                        "skip or shift")
                .when(
                        !List.of("", "both", "first", "last").contains(rules.overlap()),
                        "dst.overlap",
                        "dst.overlap is \"" + rules.overlap() + "\"",
                        "both, first or last"));
        complaints.when(
                !overlap.isEmpty() && Overlap.of(overlap).isEmpty(),
                "overlap",
                "overlap is \"" + overlap + "\"",
                "allow, forbid or bufferOne");
    }

    private static void checkCatchup(Complaints complaints, Optional<Catchup> catchup) {
        catchup.ifPresent(wanted -> {
            complain(
                    complaints,
                    "persistence.catchup.maxDuration",
                    "a duration, e.g. 1h30m",
                    () -> positive(wanted.maxDuration()));
            complaints.when(wanted.limit() < 0, "persistence.catchup.limit", "limit can't be negative");
        });
    }

    /** Slots that passed while nothing ran are made up for. */
    boolean catchesUp() {
        return persistence
                .flatMap(Persistence::catchup)
                .filter(Catchup::enabled)
                .isPresent();
    }

    /** The last slot is kept: in Argo Events where a config map is named, here also where it is needed. */
    boolean remembers() {
        return catchesUp() || persistence.flatMap(Persistence::configMap).isPresent();
    }

    /** How far back slots are made up for; empty for no bound. */
    Optional<Duration> catchupSpan() {
        return persistence.flatMap(Persistence::catchup).flatMap(wanted -> positive(wanted.maxDuration()));
    }

    /** How many slots are made up for; empty for no bound. */
    Optional<Integer> catchupLimit() {
        return persistence.flatMap(Persistence::catchup).map(Catchup::limit).filter(limit -> limit > 0);
    }

    /** After this long a slot is missed; empty for never. */
    Optional<Duration> deadline() {
        return positive(startingDeadline);
    }

    Overlap overlapping() {
        return Overlap.of(overlap).orElse(Overlap.ALLOW);
    }

    /** How much later than its slot something is sent at most. */
    Duration longestJitter() {
        return positive(jitter).orElse(Duration.ZERO);
    }

    /**
     * The slots of this event.
     *
     * @param start from where intervals are counted
     * @param zone see {@link #zone}
     */
    Timetable timetable(Instant start, ZoneId zone) {
        return new Timetable.Excluding(unexcluded(start, zone), Exclusions.parse(exclusionDates), zone);
    }

    /** The same with those of excluded days. */
    Timetable unexcluded(Instant start, ZoneId zone) {
        return schedule.isEmpty()
                ? new Timetable.Every(start, GoDuration.parse(interval))
                : new Timetable.Cron(CronSchedule.parse(schedule), zone, dst.orElse(Dst.AS_ARGO));
    }

    /** The zone in which fields are read and days are counted; {@code process} when the manifest names none. */
    ZoneId zone(ZoneId process) {
        return timezone.isEmpty() ? process : GoZone.parse(timezone);
    }

    private static void complain(Complaints complaints, String component, String hint, Runnable check) {
        try {
            check.run();
        } catch (IllegalArgumentException e) {
            complaints.when(true, component, String.valueOf(e.getMessage()), hint);
        }
    }

    private static void checkSchedule(String text) {
        CronSchedule schedule;
        try {
            schedule = CronSchedule.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "failed to parse schedule " + text + " from calendar event. Cause: " + e.getMessage(), e);
        }
        if (schedule.next(LEAP_YEAR, ZoneOffset.UTC).isEmpty()) {
            throw new IllegalArgumentException("schedule " + text
                    + " never fires: no date has that day of month in that month, or a field is empty");
        }
    }

    /** Empty for an empty text, and for nothing. */
    private static Optional<Duration> positive(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Duration duration = GoDuration.parse(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration " + text + " is negative");
        }
        return duration.isZero() ? Optional.empty() : Optional.of(duration);
    }

    private static void checkJitter(String text) {
        if (positive(text).filter(jitter -> jitter.compareTo(DAY) >= 0).isPresent()) {
            throw new IllegalArgumentException("jitter " + text + " is a day or more");
        }
    }

    private static void checkInterval(String text) {
        Duration interval;
        try {
            interval = GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "failed to parse interval " + text + " from calendar event. Cause: " + e.getMessage(), e);
        }
        if (interval.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("interval " + text + " is too short");
        }
    }
}
