package dev.tripline.chaos.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that went wrong and was mended.
 *
 * @param detail who, or where
 * @param end when everything answered again
 * @param ready from the restart of a killed process until it was ready
 */
public record Fault(FaultKind kind, String detail, Instant begin, Instant end, Optional<Duration> ready) {
    /** Was something wrong, or just mended, at some moment between the two? */
    public boolean touches(Instant from, Instant to) {
        return !begin.isAfter(to) && !end.plus(kind.aftermath()).isBefore(from);
    }
}
