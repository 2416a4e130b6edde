package dev.tripline.source.host.listen;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try: doubling up to a limit, each wait between half and all of it. Thread-safe. */
public final class Backoff {
    private final Pace pace;
    private final RandomGenerator random;
    private Duration next;

    /** The first and the longest wait. */
    public record Pace(Duration first, Duration longest) {
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    public Backoff(Pace pace, RandomGenerator random) {
        this.pace = pace;
        this.random = random;
        this.next = pace.first();
    }

    public synchronized Duration next() {
        long nanos = next.toNanos();
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(pace.longest()) > 0 ? pace.longest() : doubled;
        return Duration.ofNanos((long) (nanos * (0.5 + random.nextDouble() / 2)));
    }

    public synchronized void reset() {
        next = pace.first();
    }
}
