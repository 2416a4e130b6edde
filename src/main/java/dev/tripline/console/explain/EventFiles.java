package dev.tripline.console.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.console.terminal.CommandFailure;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads events out of files that people keep. What cannot be read is a {@link CommandFailure} that names the file. */
public final class EventFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MOST_BYTES = 16 << 20;

    private final Optional<String> source;
    private int number;

    /**
     * @param source {@code eventSource/event} of what is no CloudEvent
     */
    public EventFiles(Optional<String> source) {
        this.source = source;
    }

    /** CloudEvents: one, a list, or one after the other. */
    public List<Event> events(Path file) {
        List<Event> events = new ArrayList<>();
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(bytes(file))) {
            while (values.hasNext()) {
                JsonNode value = values.next();
                if (value.isArray()) {
                    for (JsonNode one : value) {
                        events.add(event(one, file));
                    }
                } else {
                    events.add(event(value, file));
                }
            }
        } catch (IOException e) {
            throw notJson(file, e);
        }
        return events;
    }

    private Event event(JsonNode written, Path file) {
        try {
            return EventInput.of(written, ++number);
        } catch (MalformedEvent e) {
            throw new CommandFailure(
                    2,
                    file + ": event " + number + ": " + e.reason()
                            + "; for what is no CloudEvent use --data or --body with --source");
        }
    }

    /** An event that carries the file. */
    public Event data(Path file) {
        return event(file, json(file));
    }

    /** An event as a webhook makes it of a request with this body. */
    public Event body(Path file) {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("header").putArray("Content-Type").add("application/json");
        payload.set("body", json(file));
        return event(file, payload);
    }

    private Event event(Path file, JsonNode data) {
        String[] place = source.orElse("").split("/", -1);
        if (place.length != 2 || place[0].isEmpty() || place[1].isEmpty()) {
            throw new CommandFailure(2, "where does " + file + " come from? Give --source EVENTSOURCE/EVENT");
        }
        ObjectNode event = JSON.createObjectNode();
        event.put("source", place[0]);
        event.put("subject", place[1]);
        event.set("data", data);
        return event(event, file);
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(bytes(file));
        } catch (IOException e) {
            throw notJson(file, e);
        }
    }

    private static CommandFailure notJson(Path file, IOException e) {
        String where = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
        return new CommandFailure(2, file + " is not JSON" + where);
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new CommandFailure(2, file + " is bigger than " + (MOST_BYTES >> 20) + " MiB");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailure(CommandFailure.NOT_FOUND, "cannot read " + file);
        }
    }
}
