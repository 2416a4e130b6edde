package dev.tripline.console.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Events as people write them down to try something: CloudEvents, of which most may be left out. */
public final class EventInput {
    private static final ObjectMapper JSON = new ObjectMapper();

    private EventInput() {}

    /**
     * @param number from 1; names an event that has no id
     * @throws MalformedEvent when something is there and wrong, or {@code source} is missing
     */
    public static Event of(JsonNode written, int number) throws MalformedEvent {
        if (!(written instanceof ObjectNode given)) {
            throw new MalformedEvent("an event is a JSON object");
        }
        ObjectNode event = given.deepCopy();
        defaulted(event, "specversion", "1.0");
        defaulted(event, "id", "event-" + number);
        defaulted(event, "type", "webhook");
        defaulted(event, "datacontenttype", Event.JSON);
        try {
            return CloudEventJson.decode(JSON.writeValueAsBytes(event));
        } catch (IOException e) {
            throw new MalformedEvent("not an event: " + e.getMessage());
        }
    }

    private static void defaulted(ObjectNode event, String attribute, String value) {
        if (!event.has(attribute)) {
            event.put(attribute, value);
        }
    }

    /** The event with its body as JSON where it is JSON. */
    public static ObjectNode written(Event event) {
        ObjectNode node = JSON.createObjectNode();
        node.put("specversion", "1.0");
        node.put("id", event.id());
        node.put("source", event.source());
        node.put("subject", event.subject());
        node.put("type", event.type());
        event.time().ifPresent(time -> node.put("time", time.toString()));
        if (!event.dataContentType().isEmpty()) {
            node.put("datacontenttype", event.dataContentType());
        }
        event.extensions().forEach(node::put);
        if (event.body().isPresent()) {
            body(event, node);
        }
        return node;
    }

    private static void body(Event event, ObjectNode node) {
        String text = event.body().text();
        try {
            JsonNode data = JSON.readTree(text);
            if (!data.isMissingNode()) {
                node.set("data", data);
                return;
            }
        } catch (IOException e) {
            // Not JSON: shown as it is where it is text.
        }
        if (java.util.Arrays.equals(
                text.getBytes(StandardCharsets.UTF_8), event.body().bytes())) {
            node.put("data", text);
        } else {
            node.put("data_base64", event.body().bytes());
        }
    }
}
