package dev.tripline.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

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
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(
                                SourceVectors.class.getResourceAsStream("/vectors/source-vectors.jsonl")),
                        StandardCharsets.UTF_8));
                Stream<String> all = lines.lines()) {
            return all.filter(line -> !line.isBlank())
                    .map(SourceVectors::row)
                    .filter(row -> row.kind().equals(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        try {
            JsonNode row = JSON.readTree(line);
            return new Row(
                    row.get("id").asText(),
                    row.get("kind").asText(),
                    row.get("given"),
                    row.get("input"),
                    row.get("expect"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
