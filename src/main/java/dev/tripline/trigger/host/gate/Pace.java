package dev.tripline.trigger.host.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How fast attempts of a trigger may follow each other: a leaky bucket that lets up to {@value #BURST} intervals of idle time
 * be made up for. Pure: the time of the next free slot is kept by whoever asks.
 *
 * @param interval between two attempts
 */
public record Pace(Duration interval) {
    static final int BURST = 10;

    /** Slots are taken in one go for as long as this, so that a high rate does not cost a write for each. */
    public static final Duration AT_ONCE = Duration.ofMillis(100);

    public Pace {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("an interval is longer than nothing");
        }
    }

    /**
     * The pace of so many in a unit.
     *
     * @param unit Minute, Hour; any other word is a second
     * @return empty when there is no limit: zero or less
     */
    public static Optional<Pace> of(String unit, int requests) {
        Duration length = switch (unit) {
            case "Minute" -> Duration.ofMinutes(1);
            case "Hour" -> Duration.ofHours(1);
            default -> Duration.ofSeconds(1);
        };
        return requests <= 0
                ? Optional.empty()
                : Optional.of(new Pace(Duration.ofNanos(Math.max(1, length.toNanos() / requests))));
    }

    /** Slots that belong to whoever took them, an interval apart. */
    public record Slots(Instant next, Instant end) {
        public boolean isEmpty() {
            return !next.isBefore(end);
        }
    }

    /**
     * The slots that may be taken now.
     *
     * @param free the next slot that nobody has; empty when nobody ever had one
     * @return empty when that is too far away
     */
    public Optional<Slots> take(Optional<Instant> free, Instant now) {
        Instant oldest = now.minus(interval.multipliedBy(BURST));
        Instant next = free.orElse(now);
        next = next.isBefore(oldest) ? oldest : next;
        if (next.isAfter(now.plus(AT_ONCE))) {
            return Optional.empty();
        }
        long number = Math.max(1, AT_ONCE.dividedBy(interval));
        return Optional.of(new Slots(next, next.plus(interval.multipliedBy(number))));
    }

    /** What is left after the first was used. What nobody used in time is lost. */
    public Slots used(Slots slots, Instant now) {
        Instant oldest = now.minus(interval.multipliedBy(BURST));
        Instant next = slots.next().isBefore(oldest) ? oldest : slots.next();
        return new Slots(next.plus(interval), slots.end());
    }
}
