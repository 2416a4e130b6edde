package dev.tripline.ledger.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Which decisions are wanted. What is empty does not matter.
 *
 * @param trigger with {@code sensor}: the result is this trigger's
 * @param result one of {@link #RESULTS}
 * @param replayOf the event that was sent again
 */
public record DecisionFilter(
        Optional<String> source,
        Optional<String> event,
        Optional<String> sensor,
        Optional<String> trigger,
        Optional<String> result,
        Optional<String> replayOf) {
    public static final java.util.List<String> RESULTS =
            java.util.List.of("fired", "waiting", "rejected", "error", "unmatched");

    /** What the list says of a decision; empty when it is not wanted. */
    public Optional<ObjectNode> summary(JsonNode decision) {
        JsonNode event = decision.path("event");
        if (differs(source, event, "source")
                || differs(this.event, event, "subject")
                || differs(replayOf, event, "replayOf")) {
            return Optional.empty();
        }
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        String best = "unmatched";
        for (JsonNode part : decision.path("sensors")) {
            if (differs(sensor, part, "sensor")
                    || trigger.isPresent() && find(part, trigger.get()).isEmpty()) {
                continue;
            }
            ObjectNode shown = Reasons.of(part, trigger.flatMap(name -> find(part, name)));
            String here = shown.path("result").asText();
            best = RESULTS.indexOf(here) < RESULTS.indexOf(best) ? here : best;
            parts.add(shown);
        }
        if ((sensor.isPresent() || trigger.isPresent()) && parts.isEmpty()
                || result.isPresent() && !result.get().equals(best)) {
            return Optional.empty();
        }
        ObjectNode summary = event.deepCopy();
        summary.set("decidedAt", decision.path("decidedAt"));
        summary.put("result", best);
        summary.set("sensors", parts);
        return Optional.of(summary);
    }

    private static Optional<JsonNode> find(JsonNode sensor, String trigger) {
        for (JsonNode one : sensor.path("triggers")) {
            if (one.path("trigger").asText().equals(trigger)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    private static boolean differs(Optional<String> wanted, JsonNode node, String field) {
        return wanted.isPresent() && !wanted.get().equals(node.path(field).asText());
    }
}
