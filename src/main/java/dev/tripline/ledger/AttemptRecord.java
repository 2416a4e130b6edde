package dev.tripline.ledger;

import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One attempt to act.
 *
 * @param number from 1
 * @param request what was sent or would have been; secrets by name only
 * @param next what happens now
 * @param burial why it was given up; there when, and only when, {@code next} says so
 * @param redriven people had sent the action from the dead letters again
 * @param handedTo the action of the dlqTrigger that takes over
 */
public record AttemptRecord(
        Firing firing,
        int number,
        Instant at,
        Duration took,
        Outcome outcome,
        Map<String, Object> request,
        Next next,
        Duration delay,
        Optional<Burial> burial,
        boolean redriven,
        Optional<String> handedTo) {
    public AttemptRecord {
        if ((next == Next.BURIED) != burial.isPresent()) {
            throw new IllegalArgumentException("what is buried has a cause, and nothing else has");
        }
    }

    public enum Next {
        /** The action is over and its effect is there. */
        FINISHED,
        /** It is tried again after {@code delay}. */
        AGAIN,
        /** It was given up and lies among the dead letters. */
        BURIED,
        /** It was called off, by its trigger's {@code onResolve} or {@code cooldown}: no more attempts. */
        CANCELLED
    }

    /** The outcome's class, in one lower-case word. */
    public String outcomeWord() {
        if (next == Next.CANCELLED) {
            return "cancelled";
        }
        return switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Retry retry -> "retry";
            case Outcome.Rejected rejected -> "rejected";
            case Outcome.Unknown unknown -> "unknown";
        };
    }
}
