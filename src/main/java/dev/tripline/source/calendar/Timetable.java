package dev.tripline.source.calendar;

import dev.tripline.language.cron.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slots of one calendar event, computed from nothing but what is given. Implementations are immutable. */
sealed interface Timetable {
    /** The first slot strictly after an instant; empty when there is none within five years. */
    Optional<Instant> next(Instant after);

    /** The slots after {@code last} up to and including {@code now}, oldest first, at most {@code limit} of them. */
    default List<Instant> due(Instant last, Instant now, int limit) {
        List<Instant> slots = new ArrayList<>();
        Optional<Instant> slot = next(last);
        while (slot.isPresent() && !slot.get().isAfter(now) && slots.size() < limit) {
            slots.add(slot.get());
            slot = next(slot.get());
        }
        return slots;
    }

    /** Matches of a schedule whose fields are read in a zone. */
    record Cron(CronSchedule schedule, ZoneId zone) implements Timetable {
        @Override
        public Optional<Instant> next(Instant after) {
            return schedule.next(after, zone);
        }
    }

    /**
     * {@code start}, which is no slot itself, plus whole multiples of an interval.
     *
     * @param interval at least a second
     */
    record Every(Instant start, Duration interval) implements Timetable {
        @Override
        public Optional<Instant> next(Instant after) {
            long passed =
                    after.isBefore(start) ? 0 : Duration.between(start, after).dividedBy(interval);
            return Optional.of(start.plus(interval.multipliedBy(passed + 1)));
        }
    }

    /** Another timetable without the slots of whole days, as a zone counts days. */
    record Excluding(Timetable all, Exclusions days, ZoneId zone) implements Timetable {
        @Override
        public Optional<Instant> next(Instant after) {
            Optional<Instant> slot = all.next(after);
            while (slot.isPresent() && days.contains(slot.get().atZone(zone).toLocalDate())) {
                Instant dayAfter = slot.get()
                        .atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
                slot = all.next(dayAfter.minusNanos(1));
            }
            return slot;
        }
    }
}
