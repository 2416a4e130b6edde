package dev.tripline.source.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Event;
import dev.tripline.source.SourceVectors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** What is posted, and what becomes of it. */
final class Posts {
    /** The episodes of the recorded alerts. */
    static final String PAGE = "72afd7fc8f6787d8/2026-11-22T15:47:29.494Z/";

    static final String TICKET = "fcbd1b1ae51ddc07/2026-11-22T15:47:29.494Z/";

    private Posts() {}

    /** An event source that takes them, as JSON. */
    static String spec(int port, String endpoint, String more) {
        return """
                {"alertmanager": {"ev": {"webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    static ObjectNode sample(String name) {
        try (InputStream in = Objects.requireNonNull(Posts.class.getResourceAsStream(name))) {
            return (ObjectNode) SourceVectors.JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode firing(Consumer<ObjectNode> change) {
        ObjectNode post = sample("firing.json");
        change.accept(post);
        return post;
    }

    static ObjectNode alert(ObjectNode post, int index) {
        return (ObjectNode) post.path("alerts").path(index);
    }

    static JsonNode payload(Event event) {
        try {
            return SourceVectors.JSON.readTree(event.body().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
