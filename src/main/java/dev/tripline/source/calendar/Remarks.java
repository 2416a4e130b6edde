package dev.tripline.source.calendar;

import dev.tripline.language.cron.CronSchedule;
import dev.tripline.source.Listener.Scheduled.Remark;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happens to the slots of a calendar event in a span of time: changes of the clock that hit one, and excluded days. */
final class Remarks {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MOST_TRANSITIONS = 20;
    private static final int MOST_A_DAY = 100_000;

    private final CalendarConfig config;
    private final Instant from;
    private final Instant until;
    private final ZoneId zone;
    private final List<Remark> all = new ArrayList<>();

    private Remarks(CalendarConfig config, Instant from, Instant until, ZoneId zone) {
        this.config = config;
        this.from = from;
        this.until = until;
        this.zone = zone;
    }

    /**
     * Oldest first.
     *
     * @param zone in which days are counted, and fields read unless the schedule names its own
     */
    static List<Remark> of(CalendarConfig config, Instant from, Instant until, ZoneId zone) {
        Remarks remarks = new Remarks(config, from, until, zone);
        if (!config.schedule().isEmpty()) {
            remarks.changes(CronSchedule.parse(config.schedule()));
        }
        Exclusions.parse(config.exclusionDates()).days().forEach(remarks::excluded);
        remarks.all.sort(Comparator.comparing(Remark::at));
        return remarks.all;
    }

    private void changes(CronSchedule schedule) {
        ZoneId own = schedule.zone().orElse(zone);
        ZoneOffsetTransition change = own.getRules().nextTransition(from);
        for (int i = 0;
                i < MOST_TRANSITIONS && change != null && !change.getInstant().isAfter(until);
                i++) {
            LocalDateTime before = change.getDateTimeBefore();
            LocalDateTime after = change.getDateTimeAfter();
            List<LocalDateTime> hit =
                    change.isGap() ? matches(schedule, before, after) : matches(schedule, after, before);
            if (!hit.isEmpty()) {
                String what = "the clock goes " + (change.isGap() ? "forward" : "back") + " from " + TIME.format(before)
                        + " to " + TIME.format(after) + ": " + named(hit)
                        + (change.isGap() ? gap(after) : repeated());
                all.add(new Remark(change.getInstant(), what));
            }
            change = own.getRules().nextTransition(change.getInstant());
        }
    }

    private static List<LocalDateTime> matches(CronSchedule schedule, LocalDateTime first, LocalDateTime end) {
        List<LocalDateTime> hit = new ArrayList<>();
        for (LocalDateTime at = first; at.isBefore(end); at = at.plusMinutes(1)) {
            if (schedule.matches(at)) {
                hit.add(at);
            }
        }
        return hit;
    }

    private static String named(List<LocalDateTime> hit) {
        String first = TIME.format(hit.getFirst());
        return hit.size() == 1 ? first : first + " and " + (hit.size() - 1) + " more";
    }

    private String gap(LocalDateTime after) {
        boolean shifted = config.dst().orElse(CalendarConfig.Dst.AS_ARGO).gap().equals("shift");
        return " skipped, " + (shifted ? "shifted to " + TIME.format(after) : "left out");
    }

    private String repeated() {
        return switch (config.dst().orElse(CalendarConfig.Dst.AS_ARGO).overlap()) {
            case "first" -> " repeated, taken the first time";
            case "last" -> " repeated, taken the last time";
            default -> " repeated, taken twice";
        };
    }

    private void excluded(LocalDate day) {
        Instant begin = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        if (end.isBefore(from) || begin.isAfter(until)) {
            return;
        }
        // Intervals are counted from where one looks.
        Instant start = from.isBefore(begin) ? begin.minusNanos(1) : from;
        int slots = config.unexcluded(from, zone)
                .due(start, end.minus(Duration.ofNanos(1)), MOST_A_DAY)
                .size();
        if (slots > 0) {
            all.add(new Remark(
                    begin, day + " is excluded: " + slots + (slots == 1 ? " slot" : " slots") + " left out"));
        }
    }
}
