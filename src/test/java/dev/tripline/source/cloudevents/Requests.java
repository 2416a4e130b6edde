package dev.tripline.source.cloudevents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.source.SourceVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Requests with CloudEvents in them. */
final class Requests {
    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private Requests() {}

    /** An event source that takes them, as JSON. */
    static String spec(int port, String endpoint, String more) {
        return """
                {"cloudevents": {"ev": {"webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    /** A valid one, with these headers changed; an empty value leaves the header out. */
    static HttpRequest.Builder binary(URI uri, String... changes) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        Map<String, String> headers = new TreeMap<>(Map.of(
                "ce-specversion", "1.0",
                "ce-id", "a-1",
                "ce-source", "/orders",
                "ce-type", "com.example.placed",
                "Content-Type", "application/json"));
        for (int i = 0; i < changes.length; i += 2) {
            headers.put(changes[i], changes[i + 1]);
        }
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        return request;
    }

    static HttpRequest.Builder post(URI uri, String contentType, String body) {
        return HttpRequest.newBuilder(uri).header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
    }

    /** A valid one with these members in place of, or beside, its own. */
    static String structured(String members) {
        try {
            ObjectNode event = SourceVectors.JSON.createObjectNode();
            event.put("specversion", "1.0")
                    .put("id", "a-1")
                    .put("source", "/orders")
                    .put("type", "com.example.placed");
            event.setAll((ObjectNode) SourceVectors.JSON.readTree("{" + members + "}"));
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
