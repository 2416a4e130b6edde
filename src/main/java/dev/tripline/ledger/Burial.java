package dev.tripline.ledger;

import java.util.Locale;

/**
 * Why an action was given up.
 *
 * @param cause for people
 */
public record Burial(Kind kind, String cause) {
    /** In letters and records by its name in lower case. */
    public enum Kind {
        /** The target, or the events, said that it cannot be done. */
        REJECTED,
        /** All attempts that the schedule allows were made. */
        EXHAUSTED,
        /** Nobody knows whether it happened, and it must not happen twice. */
        UNKNOWN,
        /** The target failed for longer than its retries would have lasted; no attempt was made. */
        CIRCUIT,
        /** Its sensor or its trigger is no longer there. */
        GONE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
