package dev.tripline.ledger.dead;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.read.Entry;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A dead letter as it lies there.
 *
 * @param sequence its place, by which it is named
 * @param content as it was buried
 */
public record Letter(long sequence, Instant storedAt, JsonNode content) {
    /** The class of what nobody could decode. */
    public static final String UNDECODABLE = "undecodable";

    /** The class of letters that do not say theirs. */
    public static final String UNCLASSIFIED = "unclassified";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bytes that are no JSON object make a letter too: it can be shown and dropped. */
    static Letter of(Entry entry) {
        JsonNode content;
        try {
            content = JSON.readTree(entry.body());
        } catch (IOException e) {
            content = JsonNodeFactory.instance.objectNode();
        }
        if (!content.isObject()) {
            content = JsonNodeFactory.instance
                    .objectNode()
                    .put("class", UNDECODABLE)
                    .put("cause", "this letter is no JSON object")
                    .put("bytes", entry.body());
        }
        return new Letter(entry.sequence(), entry.storedAt(), content);
    }

    /** Why it was given up, in one word. */
    public String kind() {
        String given = content.path("class").asText();
        if (!given.isEmpty()) {
            return given;
        }
        return content.path("firing").isObject() ? UNCLASSIFIED : UNDECODABLE;
    }

    public String cause() {
        return content.path("cause").asText();
    }

    /** Empty when nobody could decode it. */
    public String sensor() {
        return content.path("firing").path("sensor").asText();
    }

    /** Empty when nobody could decode it. */
    public String trigger() {
        return content.path("firing").path("trigger").asText();
    }

    /** Empty when nobody could decode it. */
    public String actionId() {
        return content.path("firing").path("actionId").asText();
    }

    /** How many attempts had been made. */
    public int attempts() {
        return content.path("attempts").asInt();
    }

    /** What shall be tried again; empty when there is nothing that could be. */
    public Optional<Firing> firing() {
        if (!content.path("firing").isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(FiringJson.decode(JSON.writeValueAsBytes(content.path("firing"))));
        } catch (IOException | MalformedEvent e) {
            return Optional.empty();
        }
    }

    /** In a few fields, without request and events. */
    public ObjectNode summary() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sequence", sequence);
        node.put("buriedAt", content.path("buriedAt").asText(storedAt.toString()));
        node.put("class", kind());
        node.put("cause", cause());
        if (content.path("firing").isObject()) {
            node.put("sensor", sensor());
            node.put("trigger", trigger());
            node.put("action", actionId());
            node.put("attempts", attempts());
            ObjectNode events = node.putObject("events");
            content.path("firing")
                    .path("events")
                    .properties()
                    .forEach(event -> events.put(
                            event.getKey(), event.getValue().path("id").asText()));
        } else {
            node.set("stream", content.path("stream"));
            node.set("streamSequence", content.path("sequence"));
        }
        return node;
    }
}
