package dev.tripline;

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

/** The rows of a vector file: one JSON object a line. */
public final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Vectors() {}

    /** Those of one kind, in the file's order. */
    public static List<JsonNode> of(String file, String kind) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                        Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file)),
                        StandardCharsets.UTF_8));
                Stream<String> all = lines.lines()) {
            return all.filter(line -> !line.isBlank())
                    .map(Vectors::row)
                    .filter(row -> row.get("kind").asText().equals(kind))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode row(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
