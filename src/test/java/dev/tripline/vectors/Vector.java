package dev.tripline.vectors;

import com.fasterxml.jackson.databind.JsonNode;

/** One recorded case. Parts that a line leaves out are missing nodes. */
public record Vector(String id, String kind, JsonNode given, JsonNode input, JsonNode event, JsonNode expect) {
    static Vector of(JsonNode line) {
        return new Vector(
                line.path("id").asText(),
                line.path("kind").asText(),
                line.path("given"),
                line.path("input"),
                line.path("event"),
                line.path("expect"));
    }

    /** Whether the case expects an error. */
    public boolean expectsError() {
        return expect.path("error").asBoolean();
    }

    @Override
    public String toString() {
        return id;
    }
}
