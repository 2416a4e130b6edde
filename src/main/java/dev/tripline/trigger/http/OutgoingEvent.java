package dev.tripline.trigger.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.language.path.Json;
import dev.tripline.trigger.RenderFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The CloudEvent that a request is. Its id is the action's, the same for every attempt. Extensions of the one event that led here go
 * along, except Tripline's own; where several did, none.
 *
 * @param attributes all but {@code datacontenttype}
 * @param contentType of the data
 */
record OutgoingEvent(Map<String, String> attributes, String contentType, String data) {
    static final String STRUCTURED_TYPE = "application/cloudevents+json; charset=utf-8";
    private static final JsonFactory JSON = new JsonFactory();
    private static final String OWN = "tripline";
    private static final String SUBJECT = "subject";

    /**
     * @param contentType what the manifest says of the payload; empty when it says nothing
     */
    static OutgoingEvent of(CloudEventConfig config, Firing firing, String contentType, String payload)
            throws RenderFailure {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", firing.actionId());
        attributes.put("source", config.source().isEmpty() ? "/sensors/" + firing.sensor() : config.source());
        attributes.put("type", config.type().isEmpty() ? CloudEventConfig.DEFAULT_TYPE : config.type());
        attributes.put(SUBJECT, config.subject().isEmpty() ? firing.trigger() : config.subject());
        attributes.put("time", firing.at().toString());
        Map<String, String> extensions = new TreeMap<>();
        if (firing.events().size() == 1) {
            Event event = firing.events().values().iterator().next();
            extensions.putAll(event.extensions());
            extensions.keySet().removeIf(name -> name.startsWith(OWN) || !CloudEventConfig.isExtension(name));
            // Another publisher's mistake must not keep the action from being done.
            extensions.values().removeIf(value -> !isText(value));
        }
        extensions.putAll(config.extensions());
        attributes.putAll(extensions);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            check(attribute.getKey(), attribute.getValue());
        }
        String implied = Json.of(payload).isValid() ? Event.JSON : "text/plain; charset=utf-8";
        return new OutgoingEvent(attributes, contentType.isEmpty() ? implied : contentType, payload);
    }

    private static void check(String name, String value) throws RenderFailure {
        if (!isText(value)) {
            throw new RenderFailure("the attribute " + name + " of the CloudEvent holds a control character");
        }
        if (name.equals("source")) {
            try {
                new URI(value);
            } catch (URISyntaxException e) {
                throw new RenderFailure("the source of the CloudEvent is no URI reference");
            }
        }
    }

    private static boolean isText(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** The headers of the binary mode, percent-encoded. */
    Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        attributes.forEach((name, value) -> headers.put("ce-" + name, encoded(value)));
        return headers;
    }

    private static String encoded(String value) {
        StringBuilder out = new StringBuilder(value.length());
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b <= ' ' || b > '~' || b == '"' || b == '%') {
                out.append('%').append(String.format("%02X", b & 0xFF));
            } else {
                out.append((char) b);
            }
        }
        return out.toString();
    }

    /**
     * The body of the structured mode.
     *
     * @throws RenderFailure when the data is not what its content type says
     */
    String structured() throws RenderFailure {
        boolean json = isJson(contentType);
        if (json && !data.isEmpty() && !Json.of(data).isValid()) {
            throw new RenderFailure("the payload is no JSON, but the header Content-Type says so; in a structured"
                    + " CloudEvent it must be what it says");
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                out.writeStringField(attribute.getKey(), attribute.getValue());
            }
            if (!data.isEmpty()) {
                out.writeStringField("datacontenttype", contentType);
                out.writeFieldName("data");
                if (json) {
                    out.writeRawValue(data);
                } else {
                    out.writeString(data);
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static boolean isJson(String contentType) {
        String media = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return media.endsWith("/json") || media.endsWith("+json");
    }
}
