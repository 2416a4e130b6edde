package dev.tripline.runtime.pressure;

import dev.tripline.bus.watch.StreamLook;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of what the events stream may hold its undecided part takes, from the oldest undecided event to the newest one.
 * What is decided already does not count: the stream drops it first.
 *
 * @param undecided how many events
 * @param bytes what they weigh, estimated
 * @param age of the oldest of them; zero when there is none
 * @param used by limit, 1 means that the oldest one is dropped; limits that cannot drop an event are missing
 */
record Pressure(long undecided, long bytes, Duration age, Map<Limit, Double> used, StreamLook.Limits limits) {
    /** What makes a stream drop messages. */
    enum Limit {
        BYTES("max_bytes"),
        MESSAGES("max_msgs"),
        /** All undecided events are counted, whatever their subject: what one subject has is not known. */
        PER_SUBJECT("max_msgs_per_subject"),
        AGE("max_age");

        private final String word;

        Limit(String word) {
            this.word = word;
        }

        /** As the server's configuration calls it. */
        String word() {
            return word;
        }
    }

    /** How much may still come. */
    record Room(long bytes, long messages) {
        static final Room ENDLESS = new Room(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    static final Pressure NONE =
            new Pressure(0, 0, Duration.ZERO, Map.of(), new StreamLook.Limits(0, 0, 0, Duration.ZERO, true));

    /**
     * @param decided everything up to this sequence is decided
     * @param bytes what lies above it, as {@link Sizes} knows
     * @param oldest when the oldest undecided event was stored
     */
    static Pressure of(StreamLook events, long decided, long bytes, Optional<Instant> oldest, Instant now) {
        long undecided = Math.max(0, events.last() - Math.max(decided, events.first() - 1));
        StreamLook.Limits limits = events.limits();
        Duration age = undecided == 0
                ? Duration.ZERO
                : oldest.map(stored -> Duration.between(stored, now))
                        .filter(found -> !found.isNegative())
                        .orElse(Duration.ZERO);
        Map<Limit, Double> used = new EnumMap<>(Limit.class);
        if (limits.dropsOldest()) {
            put(used, Limit.BYTES, bytes, limits.maxBytes());
            put(used, Limit.MESSAGES, undecided, limits.maxMessages());
            put(used, Limit.PER_SUBJECT, undecided, limits.maxMessagesPerSubject());
        }
        put(used, Limit.AGE, age.toMillis(), limits.maxAge().toMillis());
        return new Pressure(undecided, bytes, age, used, limits);
    }

    private static void put(Map<Limit, Double> used, Limit limit, long part, long whole) {
        if (whole > 0) {
            used.put(limit, (double) part / whole);
        }
    }

    /** The limit that is reached first; empty when there is none. */
    Optional<Limit> closest() {
        return used.entrySet().stream()
                .max(Comparator.comparingDouble(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** How much of the closest limit is used. */
    double highest() {
        return used.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /** What may come before a share of a limit is used up. */
    Room room(double share) {
        if (!limits.dropsOldest()) {
            return Room.ENDLESS;
        }
        return new Room(
                left(share, bytes, limits.maxBytes()),
                Math.min(
                        left(share, undecided, limits.maxMessages()),
                        left(share, undecided, limits.maxMessagesPerSubject())));
    }

    private static long left(double share, long part, long whole) {
        return whole <= 0 ? Long.MAX_VALUE : Math.max(0, (long) (share * whole) - part);
    }
}
