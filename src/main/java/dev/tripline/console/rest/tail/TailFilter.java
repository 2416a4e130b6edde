package dev.tripline.console.rest.tail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Subjects;
import dev.tripline.ledger.history.ActionFilter;
import dev.tripline.ledger.history.DecisionFilter;
import java.util.List;
import java.util.Optional;

/**
 * What somebody wants to watch. What is empty does not matter.
 *
 * @param source {@code EVENTSOURCE} or {@code EVENTSOURCE/EVENT}; attempts do not say theirs
 * @param outcome a result of decisions or an outcome of attempts
 */
public record TailFilter(
        Optional<String> source, Optional<String> sensor, Optional<String> trigger, Optional<String> outcome) {

    /** A record of the ledger as a line; empty when it is not wanted. */
    Optional<ObjectNode> line(String subject, JsonNode record) {
        if (subject.startsWith(Subjects.LEDGER + "event.")) {
            return decided(record).map(line -> kind("decision", line));
        }
        if (subject.startsWith(Subjects.LEDGER + "attempt.")) {
            return attempted(record).map(line -> kind("attempt", line));
        }
        return Optional.empty();
    }

    private static ObjectNode kind(String kind, ObjectNode line) {
        ObjectNode first = line.objectNode().put("kind", kind);
        first.setAll(line);
        return first;
    }

    private Optional<ObjectNode> decided(JsonNode decision) {
        boolean ofAttempts = outcome.filter(ActionFilter.OUTCOMES::contains).isPresent()
                && outcome.filter(DecisionFilter.RESULTS::contains).isEmpty();
        if (ofAttempts) {
            return Optional.empty();
        }
        List<String> parts = source.map(text -> List.of(text.split("/", 2))).orElse(List.of());
        return new DecisionFilter(
                        parts.stream().findFirst(),
                        parts.stream().skip(1).findFirst(),
                        sensor,
                        trigger,
                        outcome.filter(DecisionFilter.RESULTS::contains),
                        Optional.empty())
                .summary(decision);
    }

    private Optional<ObjectNode> attempted(JsonNode attempt) {
        boolean ofDecisions = source.isPresent()
                || outcome.filter(word -> !ActionFilter.OUTCOMES.contains(word)).isPresent();
        if (ofDecisions || !new ActionFilter(sensor, trigger, outcome, Optional.empty()).fits(attempt)) {
            return Optional.empty();
        }
        ObjectNode line = attempt.deepCopy();
        line.remove("request");
        return Optional.of(line);
    }
}
