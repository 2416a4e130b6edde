package dev.tripline.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Firings as they lie in the actions stream: one JSON object with the events in their structured form. Thread-safe. */
public final class FiringJson {
    private FiringJson() {}

    public static byte[] encode(Firing firing) {
        int size = 256;
        for (Event event : firing.events().values()) {
            size += event.body().size() * 4 / 3 + 320;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (JsonGenerator out = CloudEventJson.json().createGenerator(bytes, JsonEncoding.UTF8)) {
            write(firing, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the firing as one JSON object. */
    public static void write(Firing firing, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("actionId", firing.actionId());
        out.writeStringField("sensor", firing.sensor());
        out.writeStringField("generation", firing.generation());
        out.writeStringField("trigger", firing.trigger());
        out.writeStringField("at", firing.at().toString());
        out.writeObjectFieldStart("events");
        for (Map.Entry<String, Event> event : firing.events().entrySet()) {
            out.writeFieldName(event.getKey());
            CloudEventJson.write(event.getValue(), out);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /**
     * @throws MalformedEvent when the bytes are no firing
     */
    public static Firing decode(byte[] json) throws MalformedEvent {
        try (JsonParser in = CloudEventJson.json().createParser(json)) {
            in.nextToken();
            return read(in, json);
        } catch (IOException e) {
            throw new MalformedEvent("not a firing: " + e.getMessage());
        }
    }

    /** Reads a firing whose START_OBJECT is the current token; {@code source} are the bytes that {@code in} reads. */
    public static Firing read(JsonParser in, byte[] source) throws IOException, MalformedEvent {
        Map<String, String> fields = new HashMap<>();
        Map<String, Event> events = new LinkedHashMap<>();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedEvent("not a firing: not a JSON object");
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("events") && token == JsonToken.START_OBJECT) {
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String dependency = in.currentName();
                    in.nextToken();
                    events.put(dependency, CloudEventJson.read(in, source));
                }
            } else if (token.isScalarValue()) {
                fields.put(name, in.getText());
            } else {
                in.skipChildren();
            }
        }
        try {
            return new Firing(
                    field(fields, "actionId"),
                    field(fields, "sensor"),
                    field(fields, "generation"),
                    field(fields, "trigger"),
                    events,
                    Rfc3339.parse(field(fields, "at")));
        } catch (DateTimeException e) {
            throw new MalformedEvent("not a firing: " + e.getMessage());
        }
    }

    private static String field(Map<String, String> fields, String name) throws MalformedEvent {
        String value = fields.get(name);
        if (value == null) {
            throw new MalformedEvent("not a firing: no " + name);
        }
        return value;
    }
}
