package dev.tripline.console.rest.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.ledger.dead.Letters;
import dev.tripline.ledger.history.History;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** The attempts of an action, and how it stands. Blocks; thread-safe. */
@Singleton
public class ActionStory {
    /** An action may be handed over, and that one again; no further. */
    private static final int LONGEST_CHAIN = 3;

    private final History history;
    private final Letters letters;

    ActionStory(History history, Letters letters) {
        this.history = history;
        this.letters = letters;
    }

    /** Empty when it was not attempted, or longer ago than the ledger keeps. */
    public Optional<ObjectNode> of(String actionId) {
        ObjectNode attempts = JsonNodeFactory.instance.objectNode();
        ObjectNode ends = JsonNodeFactory.instance.objectNode();
        add(actionId, attempts, ends);
        JsonNode own = attempts.path(actionId);
        if (own.isEmpty()) {
            return Optional.empty();
        }
        JsonNode last = own.get(own.size() - 1);
        ObjectNode story = JsonNodeFactory.instance.objectNode();
        story.put("action", actionId);
        for (String field : List.of("sensor", "trigger", "generation", "events", "outcome")) {
            story.set(field, last.path(field));
        }
        story.set("state", last.path("next"));
        story.set("actions", attempts);
        story.set("ends", ends);
        return Optional.of(story);
    }

    /**
     * Adds an action and those that it was handed to.
     *
     * @param attempts gets its attempts
     * @param ends gets where it lies now, when it was given up
     */
    void add(String actionId, ObjectNode attempts, ObjectNode ends) {
        add(actionId, attempts, ends, LONGEST_CHAIN);
    }

    private void add(String actionId, ObjectNode attempts, ObjectNode ends, int chain) {
        if (chain == 0 || attempts.has(actionId)) {
            return;
        }
        List<JsonNode> own = history.attempts(actionId);
        attempts.putArray(actionId).addAll(own);
        if (!own.isEmpty()) {
            end(actionId, own.getLast()).ifPresent(end -> ends.set(actionId, end));
        }
        for (JsonNode attempt : own) {
            String handedTo = attempt.path("handedTo").asText();
            if (!handedTo.isEmpty()) {
                add(handedTo, attempts, ends, chain - 1);
            }
        }
    }

    /** A letter, or when and why it was dropped. */
    private Optional<ObjectNode> end(String actionId, JsonNode last) {
        if (!last.path("next").asText().equals("buried")) {
            return Optional.empty();
        }
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        Optional<ObjectNode> letter = letters.of(
                        actionId,
                        last.path("sensor").asText(),
                        last.path("trigger").asText(),
                        moment(last.path("startedAt").asText()))
                .map(found -> found.summary());
        if (letter.isPresent()) {
            end.set("deadLetter", letter.get());
        } else {
            history.dropped(actionId).ifPresent(dropped -> end.set("dropped", dropped));
        }
        return Optional.of(end);
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }
}
