package dev.tripline.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The structured JSON form of CloudEvents 1.0, as Argo Events writes and reads it (sensor specification 8.2): the body goes
 * out in {@code data_base64}; both {@code data_base64} and {@code data} are read. Thread-safe.
 */
public final class CloudEventJson {
    private static final int MAX_TEXT = 16 * 1024 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(MAX_TEXT)
                    .maxNestingDepth(200)
                    .build())
            .build();

    private CloudEventJson() {}

    public static byte[] encode(Event event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(event.body().size() * 4 / 3 + 320);
        try (JsonGenerator out = JSON.createGenerator(bytes, JsonEncoding.UTF8)) {
            write(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes the event as one JSON object. */
    public static void write(Event event, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("specversion", "1.0");
        out.writeStringField("id", event.id());
        out.writeStringField("source", event.source());
        out.writeStringField("type", event.type());
        if (!event.subject().isEmpty()) {
            out.writeStringField("subject", event.subject());
        }
        if (!event.dataContentType().isEmpty()) {
            out.writeStringField("datacontenttype", event.dataContentType());
        }
        if (event.time().isPresent()) {
            out.writeStringField("time", event.time().get().toString());
        }
        for (Map.Entry<String, String> extension : event.extensions().entrySet()) {
            out.writeStringField(extension.getKey(), extension.getValue());
        }
        if (event.body().isPresent()) {
            out.writeFieldName("data_base64");
            // The JDK's encoder is several times faster than the generator's own.
            byte[] base64 = Base64.getEncoder().encode(event.body().bytes());
            out.writeRawUTF8String(base64, 0, base64.length);
        }
        out.writeEndObject();
    }

    /**
     * @throws MalformedEvent when the bytes are not a CloudEvent that Argo Events would decode either
     */
    public static Event decode(byte[] json) throws MalformedEvent {
        try (JsonParser in = JSON.createParser(json)) {
            in.nextToken();
            return read(in, json);
        } catch (IOException e) {
            throw new MalformedEvent("not JSON: " + e.getMessage());
        }
    }

    /** The event that the bytes are; empty when {@link #decode} would not take them. */
    public static Optional<Event> find(byte[] json) {
        try {
            return Optional.of(decode(json));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }

    /** Reads an event whose START_OBJECT is the current token; {@code source} are the bytes that {@code in} reads. */
    public static Event read(JsonParser in, byte[] source) throws IOException, MalformedEvent {
        Map<String, String> attributes = new HashMap<>();
        Body body = Body.ABSENT;
        Optional<byte[]> data = Optional.empty();
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedEvent("not a JSON object");
        }
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (token == null) {
                throw new MalformedEvent("the text ends early");
            }
            if (name.equals("data_base64")) {
                body = token == JsonToken.VALUE_NULL ? Body.ABSENT : Body.of(base64(in.getText()));
            } else if (name.equals("data")) {
                data = Optional.of(slice(in, source));
            } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                attributes.put(name, in.getText());
            } else {
                in.skipChildren();
            }
        }
        String contentType = attributes.getOrDefault("datacontenttype", "");
        if (data.isPresent() && !body.isPresent()) {
            body = plain(data.get(), contentType);
        }
        return event(attributes, contentType, body);
    }

    private static byte[] base64(String text) throws MalformedEvent {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedEvent("data_base64 is not base64: " + e.getMessage());
        }
    }

    private static Event event(Map<String, String> attributes, String contentType, Body body) throws MalformedEvent {
        String version = take(attributes, "specversion");
        if (!version.equals("1.0") && !version.equals("0.3")) {
            throw new MalformedEvent(version.isEmpty() ? "no specversion" : "unknown specversion " + version);
        }
        String id = take(attributes, "id");
        String source = take(attributes, "source");
        if (id.isEmpty() || source.isEmpty()) {
            throw new MalformedEvent("no " + (id.isEmpty() ? "id" : "source"));
        }
        String type = take(attributes, "type");
        String subject = take(attributes, "subject");
        Optional<Instant> time = time(take(attributes, "time"));
        attributes.remove("datacontenttype");
        return new Event(id, source, type, subject, time, contentType, attributes, body);
    }

    private static String take(Map<String, String> attributes, String name) {
        String value = attributes.remove(name);
        return value == null ? "" : value;
    }

    private static Optional<Instant> time(String text) throws MalformedEvent {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Rfc3339.parse(text));
        } catch (DateTimeException e) {
            throw new MalformedEvent("time is not RFC 3339: " + text);
        }
    }

    private static byte[] slice(JsonParser in, byte[] source) throws IOException {
        int start = (int) in.currentTokenLocation().getByteOffset();
        in.skipChildren();
        in.finishToken();
        return Arrays.copyOfRange(source, start, (int) in.currentLocation().getByteOffset());
    }

    /** {@code data}: JSON verbatim for JSON content types, otherwise a JSON string whose text is the body. */
    private static Body plain(byte[] json, String contentType) throws IOException, MalformedEvent {
        String media = contentType.toLowerCase(Locale.ROOT);
        int parameters = media.indexOf(';');
        media = (parameters < 0 ? media : media.substring(0, parameters)).trim();
        if (media.isEmpty() || media.equals(Event.JSON) || media.equals("text/json") || media.endsWith("+json")) {
            return Body.of(json);
        }
        try (JsonParser in = JSON.createParser(json)) {
            if (in.nextToken() != JsonToken.VALUE_STRING) {
                throw new MalformedEvent("data of " + media + " is not a JSON string");
            }
            return Body.of(in.getText());
        }
    }

    /** A factory with limits that fit any event the bus can hold. */
    public static JsonFactory json() {
        return JSON;
    }
}
