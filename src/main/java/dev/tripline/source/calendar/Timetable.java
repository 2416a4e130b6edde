package dev.tripline.source.calendar;

import dev.tripline.language.cron.CronSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slots of one calendar event, computed from nothing but what is given. Implementations are immutable. */
sealed interface Timetable {
    /** In five years there are ten. */
    int MOST_TRANSITIONS = 20;

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
    record Cron(CronSchedule schedule, ZoneId zone, CalendarConfig.Dst dst) implements Timetable {
        @Override
        public Optional<Instant> next(Instant after) {
            Optional<Instant> slot = schedule.next(after, zone);
            while (slot.isPresent() && isOtherOfTwo(slot.get())) {
                slot = schedule.next(slot.get(), zone);
            }
            return dst.gap().equals("shift") ? earlier(slot, shifted(after, slot)) : slot;
        }

        /** A time that comes twice, where the other one is wanted. */
        private boolean isOtherOfTwo(Instant slot) {
            if (!dst.overlap().equals("first") && !dst.overlap().equals("last")) {
                return false;
            }
            List<ZoneOffset> offsets =
                    own().getRules().getValidOffsets(slot.atZone(own()).toLocalDateTime());
            return offsets.size() == 2
                    && !own().getRules()
                            .getOffset(slot)
                            .equals(offsets.get(dst.overlap().equals("first") ? 0 : 1));
        }

        /** The end of the first gap in which there is a match, before another slot. */
        private Optional<Instant> shifted(Instant after, Optional<Instant> slot) {
            Instant from = after;
            for (int i = 0; i < MOST_TRANSITIONS; i++) {
                ZoneOffsetTransition change = own().getRules().nextTransition(from);
                if (change == null
                        || slot.filter(known -> known.isBefore(change.getInstant()))
                                .isPresent()) {
                    return Optional.empty();
                }
                if (change.isGap() && skipsOne(change)) {
                    return Optional.of(change.getInstant());
                }
                from = change.getInstant();
            }
            return Optional.empty();
        }

        private boolean skipsOne(ZoneOffsetTransition gap) {
            for (LocalDateTime at = gap.getDateTimeBefore();
                    at.isBefore(gap.getDateTimeAfter());
                    at = at.plusMinutes(1)) {
                if (schedule.matches(at)) {
                    return true;
                }
            }
            return false;
        }

        private ZoneId own() {
            return schedule.zone().orElse(zone);
        }

        private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
            return one.isPresent() && other.isPresent()
                    ? Optional.of(one.get().isBefore(other.get()) ? one.get() : other.get())
                    : one.or(() -> other);
        }
    }

    /**
     * {@code start}, which is no slot itself, plus whole multiples of an interval. Before the start slots follow each other from
     * whatever is given: that is how an earlier process' last slot is caught up with.
     *
     * @param interval at least a second
     */
    record Every(Instant start, Duration interval) implements Timetable {
        @Override
        public Optional<Instant> next(Instant after) {
            if (after.isBefore(start)) {
                Instant following = wholeSecond(after.plus(interval));
                return Optional.of(following.isAfter(start) ? start.plus(interval) : following);
            }
            long passed = Duration.between(start, after).dividedBy(interval);
            return Optional.of(start.plus(interval.multipliedBy(passed + 1)));
        }

        private static Instant wholeSecond(Instant time) {
            Instant second = time.truncatedTo(ChronoUnit.SECONDS);
            return second.equals(time) ? time : second.plusSeconds(1);
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
