package dev.tripline.bus.watch;

import java.time.Duration;
import java.time.Instant;

/**
 * A stream as the server describes it.
 *
 * @param created when it was made: another moment means another stream under the same name
 * @param first the oldest sequence that is still there; {@code last + 1} when the stream is empty
 * @param messages how many are there, at most {@code last - first + 1}
 */
public record StreamLook(
        String name, Instant created, long first, long last, long messages, long bytes, Limits limits) {
    /**
     * What it may hold. Zero means without a limit.
     *
     * @param dropsOldest a full stream forgets its oldest message; otherwise it refuses the new one
     */
    public record Limits(
            long maxBytes, long maxMessages, long maxMessagesPerSubject, Duration maxAge, boolean dropsOldest) {}

    /** How full it is, from 0 to 1, by bytes or by number, whichever is more; 0 when it has no such limit. */
    public double used() {
        return Math.max(ratio(bytes, limits.maxBytes()), ratio(messages, limits.maxMessages()));
    }

    private static double ratio(long part, long whole) {
        return whole <= 0 ? 0 : (double) part / whole;
    }
}
