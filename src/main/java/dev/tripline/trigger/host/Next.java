package dev.tripline.trigger.host;

import java.time.Duration;

/** What shall follow an attempt. Closed: a switch over it needs no default. */
public sealed interface Next {
    /** Nothing: the effect is there. */
    record Finish() implements Next {}

    /** Another attempt after a while. */
    record Again(Duration delay) implements Next {}

    /** No further attempt: a case for the dead letters. */
    record Bury(Why why, String reason) implements Next {}

    /** Which kind of end it is. */
    enum Why {
        /** The target, or the events, say that it cannot be done. */
        REJECTED,
        /** All attempts that the schedule allows were made. */
        EXHAUSTED,
        /** Nobody knows whether it happened, and it must not happen twice. */
        UNKNOWN
    }
}
