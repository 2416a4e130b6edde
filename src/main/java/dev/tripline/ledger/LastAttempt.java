package dev.tripline.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * The newest record of an action's attempts.
 *
 * @param number from 1
 * @param due when the next attempt may be made, if there is one
 */
public record LastAttempt(int number, AttemptRecord.Next next, Instant due) {
    /**
     * Whether nothing more is to be done.
     *
     * @param redriven how many attempts there were when people sent the action from the dead letters again; 0 for never
     */
    public boolean isOver(int redriven) {
        return switch (next) {
            case FINISHED, CANCELLED -> true;
            case BURIED -> number > redriven;
            case AGAIN -> false;
        };
    }

    static LastAttempt of(JsonNode record) {
        AttemptRecord.Next next = AttemptRecord.Next.FINISHED;
        for (AttemptRecord.Next one : AttemptRecord.Next.values()) {
            if (DecisionJson.word(one).equals(record.path("next").asText())) {
                next = one;
            }
        }
        Instant due = Instant.parse(record.path("startedAt").asText())
                .plus(Duration.ofNanos((long) (record.path("tookMillis").asDouble() * 1e6)))
                .plusMillis(record.path("againAfterMillis").asLong());
        return new LastAttempt(record.path("attempt").asInt(), next, due);
    }
}
