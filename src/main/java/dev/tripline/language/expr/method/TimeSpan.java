package dev.tripline.language.expr.method;

import java.time.Duration;
import java.time.ZonedDateTime;

/** What lies between two times. */
public final class TimeSpan {
    private TimeSpan() {}

    /** At most as long as Go's durations can be. */
    public static Duration between(ZonedDateTime from, ZonedDateTime to) {
        Duration span = Duration.between(from, to);
        try {
            return Duration.ofNanos(span.toNanos());
        } catch (ArithmeticException e) {
            return Duration.ofNanos(span.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE);
        }
    }
}
