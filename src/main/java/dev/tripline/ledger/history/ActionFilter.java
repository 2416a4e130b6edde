package dev.tripline.ledger.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Which actions are wanted, by their newest attempt. What is empty does not matter.
 *
 * @param outcome one of {@link #OUTCOMES}
 * @param state one of {@link #STATES}
 */
public record ActionFilter(
        Optional<String> sensor, Optional<String> trigger, Optional<String> outcome, Optional<String> state) {
    public static final List<String> OUTCOMES = List.of("done", "retry", "rejected", "unknown", "cancelled");
    public static final List<String> STATES = List.of("finished", "again", "buried", "cancelled");

    /** Whether this record of an attempt fits. */
    public boolean fits(JsonNode attempt) {
        return same(sensor, attempt, "sensor")
                && same(trigger, attempt, "trigger")
                && same(outcome, attempt, "outcome")
                && same(state, attempt, "next");
    }

    private static boolean same(Optional<String> wanted, JsonNode attempt, String field) {
        return wanted.isEmpty() || wanted.get().equals(attempt.path(field).asText());
    }
}
