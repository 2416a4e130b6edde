package dev.tripline.bus.read;

/**
 * How reading ended.
 *
 * @param at the last sequence that was looked at; the next reading goes on beyond it
 * @param end why it went no further
 */
public record Scan(long at, End end) {
    public enum End {
        /** There is nothing more within the bounds. */
        EXHAUSTED,
        /** The reader had enough. */
        STOPPED,
        /** There is more, but one call looks at no more than this, or not for longer. */
        CAPPED
    }
}
