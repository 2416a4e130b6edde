package dev.tripline.source.verify;

import java.time.Duration;
import java.time.Instant;

/** The moment that a signature covers, so that an old request cannot be sent again. */
public final class SignedTime {
    /** How far it may lie from our clock, on either side. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private SignedTime() {}

    /** Whether a text is a number of seconds since 1970, near to now. */
    public static boolean isNear(String seconds, Instant now) {
        if (!seconds.matches("[0-9]{1,11}")) {
            return false;
        }
        Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), now);
        return apart.abs().compareTo(TOLERANCE) <= 0;
    }
}
