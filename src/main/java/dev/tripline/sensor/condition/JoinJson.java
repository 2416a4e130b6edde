package dev.tripline.sensor.condition;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A join as it lies in the state bucket. */
public final class JoinJson {
    private JoinJson() {}

    public static byte[] encode(Join join) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (JsonGenerator out = CloudEventJson.json().createGenerator(bytes, JsonEncoding.UTF8)) {
            out.writeStartObject();
            out.writeObjectFieldStart("saved");
            for (Map.Entry<String, Join.Saved> saved : join.saved().entrySet()) {
                out.writeFieldName(saved.getKey());
                CloudEventJson.write(saved.getValue().event(), out);
            }
            out.writeEndObject();
            out.writeObjectFieldStart("savedAt");
            for (Map.Entry<String, Join.Saved> saved : join.saved().entrySet()) {
                out.writeStringField(saved.getKey(), saved.getValue().at().toString());
            }
            out.writeEndObject();
            out.writeArrayFieldStart("applied");
            for (Join.Applied applied : join.applied()) {
                out.writeStartArray();
                out.writeNumber(applied.sequence());
                out.writeString(applied.eventId());
                for (String actionId : applied.actionIds()) {
                    out.writeString(actionId);
                }
                out.writeEndArray();
            }
            out.writeEndArray();
            out.writeArrayFieldStart("outbox");
            for (Firing firing : join.outbox()) {
                FiringJson.write(firing, out);
            }
            out.writeEndArray();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /**
     * @throws MalformedEvent when the bytes are no join
     */
    public static Join decode(byte[] json) throws MalformedEvent {
        try (JsonParser in = CloudEventJson.json().createParser(json)) {
            in.nextToken();
            expect(in, JsonToken.START_OBJECT);
            Parts parts = new Parts();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                parts.read(name, in, json);
            }
            return parts.join();
        } catch (IOException | DateTimeException e) {
            throw new MalformedEvent("not a join: " + e.getMessage());
        }
    }

    /** What has been read so far. */
    private static final class Parts {
        private final Map<String, Event> saved = new LinkedHashMap<>();
        private final Map<String, Instant> times = new HashMap<>();
        private final List<Join.Applied> applied = new ArrayList<>();
        private final List<Firing> outbox = new ArrayList<>();

        void read(String name, JsonParser in, byte[] json) throws IOException, MalformedEvent {
            switch (name) {
                case "saved" -> {
                    expect(in, JsonToken.START_OBJECT);
                    while (in.nextToken() != JsonToken.END_OBJECT) {
                        String dependency = in.currentName();
                        in.nextToken();
                        saved.put(dependency, CloudEventJson.read(in, json));
                    }
                }
                case "savedAt" -> {
                    expect(in, JsonToken.START_OBJECT);
                    while (in.nextToken() != JsonToken.END_OBJECT) {
                        String dependency = in.currentName();
                        in.nextToken();
                        times.put(dependency, Instant.parse(in.getText()));
                    }
                }
                case "applied" -> {
                    expect(in, JsonToken.START_ARRAY);
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        applied.add(JoinJson.applied(in));
                    }
                }
                case "outbox" -> {
                    expect(in, JsonToken.START_ARRAY);
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        outbox.add(FiringJson.read(in, json));
                    }
                }
                default -> in.skipChildren();
            }
        }

        Join join() {
            Map<String, Join.Saved> together = new LinkedHashMap<>();
            saved.forEach((dependency, event) ->
                    together.put(dependency, new Join.Saved(event, times.getOrDefault(dependency, Instant.EPOCH))));
            return new Join(together, applied, outbox);
        }
    }

    private static void expect(JsonParser in, JsonToken wanted) throws MalformedEvent {
        if (in.currentToken() != wanted) {
            throw new MalformedEvent("not a join: wanted " + wanted + " and found " + in.currentToken());
        }
    }

    private static Join.Applied applied(JsonParser in) throws IOException, MalformedEvent {
        expect(in, JsonToken.START_ARRAY);
        // The place came later: states without it are read, too.
        long sequence = in.nextToken() == JsonToken.VALUE_NUMBER_INT ? in.getLongValue() : 0;
        String eventId = in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : in.nextTextValue();
        List<String> actionIds = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            actionIds.add(in.getText());
        }
        return new Join.Applied(eventId == null ? "" : eventId, sequence, actionIds);
    }
}
