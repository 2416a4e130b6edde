package dev.tripline.source.calendar;

import dev.tripline.language.cron.CronSchedule;
import dev.tripline.language.cron.GoZone;
import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
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
 */
@RegisterForReflection
@Means("The moments of a cron schedule, or of an interval.")
public record CalendarConfig(
        @Means("five fields of cron: minute, hour, day of month, month, day of week; it wins over interval")
        String schedule,

        @Means("a duration of at least a second") String interval,

        @Means("days that are left out, as EXDATE:20261225T000000Z; other entries have no effect")
        List<String> exclusionDates,

        @Means(value = "where the fields are read: a name of the IANA database", otherwise = "that of the process")
        String timezone,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("what makes up for slots that passed while nothing ran")
        Optional<Persistence> persistence,

        @Means("each slot is sent up to so much later, always by the same for one slot: a duration of less"
                + " than a day; not in Argo Events")
        String jitter,

        @Means("a slot that could not be sent by so much later is missed, and not sent any more: a duration;"
                + " not in Argo Events")
        String startingDeadline,

        @Means("what happens to times that a change of the clock skips or repeats; not in Argo Events")
        Optional<Dst> dst,

        @Means(
                value = "what a slot does while what the one before it began is not over: allow, forbid (it is left"
                        + " out) or bufferOne (the newest waits until then); not in Argo Events",
                otherwise = "allow")
        String overlap) {
    /** Where the last slot is kept, and whether slots that passed since are made up for. */
    @RegisterForReflection
    @Means("Where the last slot is kept, and whether slots that passed since are made up for.")
    public record Persistence(
            @Means("whether, and how far back, slots that passed are made up for")
            Optional<Catchup> catchup,

            @Means("where the last slot is kept in a cluster; elsewhere it is kept on the bus")
            Optional<ConfigMap> configMap) {}

    /** Whether and how far back. */
    @RegisterForReflection
    @Means("Whether and how far back slots are made up for.")
    public record Catchup(
            @Means("slots that passed while nothing ran are made up for")
            boolean enabled,

            @Means("not further back than this: a duration; no bound when it is left out")
            String maxDuration,

            @Means("the newest so many at most; no bound when it is left out; not in Argo Events")
            int limit) {}

    /** When the clock is set forward and back. */
    @RegisterForReflection
    @Means("What happens when the clock is set forward or back.")
    public record Dst(
            @Means(
                    value = "a time that does not exist that day: skip leaves it out, shift takes it at the end of the"
                            + " gap",
                    otherwise = "skip")
            String gap,

            @Means(value = "a time that comes twice is taken: both, first or last", otherwise = "both")
            String overlap) {
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
    @Means("A ConfigMap in the namespace of the manifest.")
    public record ConfigMap(
            @Means("of the ConfigMap") String name,
            @Means("make it when it is not there") boolean createIfNotExist) {}

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
