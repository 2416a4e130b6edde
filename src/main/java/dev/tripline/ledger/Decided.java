package dev.tripline.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A decision in the ledger, read by whoever sees the event again. */
public final class Decided {
    /**
     * An action that was to be attempted right after the decision.
     *
     * @param dependency the one that the event stood for
     */
    public record AtOnce(String actionId, String sensor, String generation, String trigger, String dependency) {}

    private final JsonNode record;

    Decided(JsonNode record) {
        this.record = record;
    }

    /** It was this very message of the events stream. */
    public boolean isOf(long sequence) {
        return record.at("/event/sequence").asLong() == sequence;
    }

    /** It led to actions. */
    public boolean hasFired() {
        return record.findValues("actions").stream().anyMatch(actions -> !actions.isEmpty());
    }

    /** The ids of all actions that it led to. */
    public List<String> actionIds() {
        List<String> all = new ArrayList<>();
        record.findValues("actions").forEach(actions -> actions.forEach(id -> all.add(id.asText())));
        return all;
    }

    public List<AtOnce> atOnce() {
        List<AtOnce> all = new ArrayList<>();
        for (JsonNode sensor : record.path("sensors")) {
            for (JsonNode trigger : sensor.path("triggers")) {
                JsonNode actions = trigger.path("actions");
                for (int i = 0; trigger.path("atOnce").asBoolean() && i < actions.size(); i++) {
                    all.add(new AtOnce(
                            actions.path(i).asText(),
                            sensor.path("sensor").asText(),
                            sensor.path("generation").asText(),
                            trigger.path("trigger").asText(),
                            trigger.path("have").path(i).asText()));
                }
            }
        }
        return all;
    }
}
