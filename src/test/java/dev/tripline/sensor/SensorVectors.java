package dev.tripline.sensor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.Vectors;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.text.NodeJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The cases that Argo Events' sensors were observed or read to answer, and sensors made of them. */
public final class SensorVectors {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final Position AT = new Position("sensor.yaml", 1, 1);

    /** Prints as its id. */
    public record Row(String id, String kind, JsonNode given, JsonNode event, JsonNode expect) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** What a manifest came to. */
    record Loaded(Optional<Sensor> sensor, List<Problem> problems) {
        List<String> errors() {
            return problems.stream()
                    .filter(Problem::isError)
                    .map(problem -> problem.path() + ": " + problem.message())
                    .toList();
        }
    }

    private SensorVectors() {}

    public static List<Row> of(String kind) {
        return Vectors.of("sensor-vectors.jsonl", kind).stream()
                .map(row ->
                        new Row(row.get("id").asText(), kind, row.get("given"), row.get("event"), row.get("expect")))
                .toList();
    }

    /** A sensor whose spec is this JSON. */
    static Loaded load(Object spec) {
        Object root = Map.of("kind", "Sensor", "metadata", Map.of("name", "s"), "spec", spec);
        Problems problems = new Problems();
        try {
            Node node = NodeJson.read(JSON.writeValueAsString(root), AT);
            Manifest manifest = new Manifest(Manifest.SENSOR, "s", "1", (Node.Obj) node, AT);
            return new Loaded(SensorCompiler.compile(manifest, problems), problems.all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with a sensor of this spec, as far as the sensor's own room looks. */
    public static List<String> errors(Object spec) {
        return load(spec).errors();
    }

    /** A sensor with one dependency on the event {@code src/ev}; {@code more} adds to the dependency. */
    static Loaded withDependency(Map<String, ?> more) {
        Map<String, Object> dependency = new java.util.LinkedHashMap<>(more);
        dependency.put("name", "dep");
        dependency.put("eventSourceName", "src");
        dependency.put("eventName", "ev");
        return load(Map.of(
                "dependencies",
                List.of(dependency),
                "triggers",
                List.of(Map.of("template", Map.of("name", "t", "log", Map.of())))));
    }

    static Event event(String source, String name, String id, Body body) {
        return new Event(id, source, "webhook", name, Optional.empty(), Event.JSON, Map.of(), body);
    }

    static Sensor.Evaluation evaluate(Sensor sensor, Event event) {
        return sensor.evaluate(event, Json.of(event.body().bytes()), World.real());
    }
}
