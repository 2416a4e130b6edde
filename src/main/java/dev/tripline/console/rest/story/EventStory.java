package dev.tripline.console.rest.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.ledger.history.History;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The decision about an event, the joins as they stand now, and what became of each action. Blocks; thread-safe. */
@Singleton
public class EventStory {
    private static final int MOST_ACTIONS = 500;

    private final History history;
    private final ActionStory actions;
    private final JoinState joins;

    EventStory(History history, ActionStory actions, JoinState joins) {
        this.history = history;
        this.actions = actions;
        this.joins = joins;
    }

    /** Empty when no decision about it is in the ledger. */
    public Optional<ObjectNode> of(String eventId) {
        return history.decision(eventId).map(decision -> {
            ObjectNode story = decision.deepCopy();
            Set<String> ids = new LinkedHashSet<>();
            for (JsonNode sensor : story.path("sensors")) {
                for (JsonNode trigger : sensor.path("triggers")) {
                    trigger.path("actions").forEach(id -> ids.add(id.asText()));
                    if (trigger.path("result").asText().equals("waiting")) {
                        joins.add((ObjectNode) trigger, sensor.path("sensor").asText());
                    }
                }
            }
            ObjectNode attempts = story.putObject("actions");
            ObjectNode ends = story.putObject("ends");
            ids.stream().limit(MOST_ACTIONS).forEach(id -> actions.add(id, attempts, ends));
            return story;
        });
    }
}
