package dev.tripline.ledger.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One sensor's part of a decision in a line: what came of it, and what kept it from more. */
final class Reasons {
    private Reasons() {}

    /**
     * @param only the trigger that is asked about; empty for all of the sensor
     */
    static ObjectNode of(JsonNode sensor, Optional<JsonNode> only) {
        List<JsonNode> triggers = new ArrayList<>();
        only.ifPresentOrElse(triggers::add, () -> sensor.path("triggers").forEach(triggers::add));
        ArrayNode actions = JsonNodeFactory.instance.arrayNode();
        triggers.forEach(trigger -> trigger.path("actions").forEach(actions::add));
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.put("sensor", sensor.path("sensor").asText());
        only.ifPresent(trigger -> shown.put("trigger", trigger.path("trigger").asText()));
        String result = result(sensor, triggers);
        shown.put("result", result);
        String reason = switch (result) {
            case "fired" -> "";
            case "waiting" -> waits(triggers);
            default -> refusals(sensor);
        };
        if (!reason.isEmpty()) {
            shown.put("reason", reason);
        }
        shown.set("actions", actions);
        return shown;
    }

    private static String result(JsonNode sensor, List<JsonNode> triggers) {
        if (any(triggers, "fired")) {
            return "fired";
        }
        if (any(triggers, "waiting")) {
            return "waiting";
        }
        for (JsonNode dependency : sensor.path("dependencies")) {
            if (dependency.has("error") && !dependency.path("passed").asBoolean()) {
                return "error";
            }
        }
        return "rejected";
    }

    private static boolean any(List<JsonNode> triggers, String result) {
        return triggers.stream()
                .anyMatch(trigger -> trigger.path("result").asText().equals(result));
    }

    private static String waits(List<JsonNode> triggers) {
        List<String> texts = new ArrayList<>();
        for (JsonNode trigger : triggers) {
            List<String> missing = new ArrayList<>();
            trigger.path("missing").forEach(name -> missing.add(name.asText()));
            if (!missing.isEmpty()) {
                texts.add(trigger.path("trigger").asText() + " waits for " + String.join(", ", missing));
            }
        }
        return String.join("; ", texts);
    }

    private static String refusals(JsonNode sensor) {
        List<String> texts = new ArrayList<>();
        for (JsonNode dependency : sensor.path("dependencies")) {
            if (dependency.path("passed").asBoolean()) {
                continue;
            }
            String name = dependency.path("dependency").asText() + ": ";
            int before = texts.size();
            for (JsonNode check : dependency.path("filters")) {
                String result = check.path("result").asText();
                if (result.equals("rejected") || result.equals("failed")) {
                    texts.add(name + check.path("filter").asText() + " "
                            + check.path("subject").asText() + " wanted "
                            + check.path("wanted").asText() + (result.equals("failed") ? ", but " : ", got ")
                            + check.path("actual").asText());
                }
            }
            if (texts.size() == before && dependency.has("error")) {
                texts.add(name + dependency.path("error").asText());
            }
        }
        return String.join("; ", texts);
    }
}
