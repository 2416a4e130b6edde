package dev.tripline.chaos.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A line of the target's ledger.
 *
 * @param status as answered; 0 for one that was taken and never answered
 * @param events ids by dependency, as the sensor's payload tells them
 */
public record Post(Instant at, int status, String key, String sensor, Map<String, String> events, int number) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Something happened: it was taken, and not refused. */
    public boolean isEffect() {
        return status == 0 || status == 200;
    }

    public static List<Post> read(Path ledger) {
        List<Post> posts = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(ledger)) {
                String[] parts = line.split("\t", 5);
                // The last line of a killed target may be half a line; it was not answered, and not taken.
                if (parts.length == 5 && parts[4].endsWith("}")) {
                    posts.add(of(parts));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return posts;
    }

    private static Post of(String[] parts) throws IOException {
        JsonNode body = JSON.readTree(parts[4]);
        Map<String, String> events = new TreeMap<>();
        body.properties().forEach(field -> {
            if (!field.getKey().equals("number")
                    && !field.getKey().equals("k")
                    && !field.getValue().asText().equals("-")) {
                events.put(field.getKey(), field.getValue().asText());
            }
        });
        return new Post(
                Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS),
                Integer.parseInt(parts[1]),
                parts[2],
                parts[3].substring(1),
                events,
                body.path("number").asInt(-1));
    }
}
