package dev.tripline.trigger.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again. Pure.
 *
 * @param first the delay after the first attempt, before jitter
 * @param factor by which each delay is longer than the one before; 0 counts as 1
 * @param jitter each delay is made longer by up to this part of itself; none when zero or less
 * @param attempts how many at most, the first included
 */
public record RetrySchedule(Duration first, double factor, double jitter, int attempts) {
    /** For triggers without {@code retryStrategy}. Argo Events tries those once. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(Duration.ofSeconds(1), 2.0, 0.5, 8);

    /** Argo Events knows no limit; a longer delay than this overflows sooner or later. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /** No action is given up without an attempt sooner than this. */
    public static final Duration SHORTEST_WINDOW = Duration.ofSeconds(10);

    /** How long all delays together can last. */
    public Duration window() {
        Duration window = Duration.ZERO;
        for (int attempt = 1; attempt < attempts && window.compareTo(LONGEST) < 0; attempt++) {
            window = window.plus(delay(attempt, () -> -1L));
        }
        return window.compareTo(SHORTEST_WINDOW) < 0 ? SHORTEST_WINDOW : window;
    }

    /**
     * @param attempt the one that just failed, from 1
     */
    public Duration delay(int attempt, RandomGenerator random) {
        double base = first.toMillis() * Math.pow(factor == 0 ? 1 : factor, attempt - 1.0);
        double millis = base * (1 + (jitter > 0 ? random.nextDouble() * jitter : 0));
        double bounded = Math.max(0, Math.min(millis, LONGEST.toMillis()));
        return Duration.ofMillis(Double.isNaN(bounded) ? first.toMillis() : (long) bounded);
    }
}
