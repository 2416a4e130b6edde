package dev.tripline.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.Vectors;
import java.util.List;

/** The cases that Argo Events' sources were observed or read to answer. */
public final class SourceVectors {
    public static final ObjectMapper JSON = new ObjectMapper();

    /** Prints as its id. */
    public record Row(String id, String kind, JsonNode given, JsonNode input, JsonNode expect) {
        @Override
        public String toString() {
            return id;
        }
    }

    private SourceVectors() {}

    public static List<Row> of(String kind) {
        return Vectors.of("source-vectors.jsonl", kind).stream()
                .map(row ->
                        new Row(row.get("id").asText(), kind, row.get("given"), row.get("input"), row.get("expect")))
                .toList();
    }
}
