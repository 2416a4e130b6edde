package dev.tripline.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.language.World;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** Documents, events and vectors for the tests of triggers. */
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    /** It is always noon, and chance is always zero. */
    public static final World WORLD = new World(InstantSource.fixed(NOON), () -> 0);

    private static final ObjectMapper JSON = new ObjectMapper();

    private Samples() {}

    public static Node.Obj yaml(String yaml) {
        try {
            String json = JSON.writeValueAsString(new Yaml().<Object>load(yaml));
            return (Node.Obj) NodeJson.read(json, new Position("test.yaml", 1, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first trigger of a kind's example. */
    public static Node.Obj example(String folder) {
        Node.Obj spec = (Node.Obj) yaml(resource("/dev/tripline/trigger/" + folder + "/example.yaml"))
                .get("spec")
                .orElseThrow();
        return (Node.Obj)
                ((Node.Seq) spec.get("triggers").orElseThrow()).items().getFirst();
    }

    public static <C extends Record> C bind(Class<C> type, String yaml) {
        Problems problems = new Problems();
        return Binder.bind(type, yaml(yaml), "", problems)
                .orElseThrow(() -> new IllegalArgumentException(
                        problems.all().stream().map(Problem::message).toList().toString()));
    }

    /** What is wrong with a document, path and message. */
    public static List<String> refusals(Class<? extends Record> type, String yaml) {
        Problems problems = new Problems();
        Binder.bind(type, yaml(yaml), "", problems);
        return problems.all().stream()
                .filter(Problem::isError)
                .map(problem -> problem.path() + ": " + problem.message())
                .toList();
    }

    public static Event event(String contentType, String body) {
        return new Event("e-1", "hooks", "webhook", "example", Optional.of(NOON), contentType, Map.of(), Body.of(body));
    }

    public static Firing firing(Map<String, Event> events) {
        return new Firing("action-1", "sensor-1", "g1", "trigger-1", events, NOON);
    }

    public static Firing firing(String dependency, String json) {
        return firing(Map.of(dependency, event(Event.JSON, json)));
    }

    public static FiringView view(String dependency, String json) {
        return view(firing(dependency, json));
    }

    public static FiringView view(Firing firing) {
        return new FiringView(firing, Optional.empty(), WORLD);
    }

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a recorded case as a firing. */
    public static Firing firing(JsonNode event) {
        Map<String, Event> events = new LinkedHashMap<>();
        event.get("events").properties().forEach(entry -> events.put(entry.getKey(), event(entry.getValue())));
        return firing(events);
    }

    public static Event event(JsonNode sample) {
        JsonNode context = sample.path("context");
        return new Event(
                context.path("id").asText("1"),
                context.path("source").asText("s"),
                context.path("type").asText(""),
                context.path("subject").asText(""),
                context.has("time")
                        ? Optional.of(Instant.parse(context.get("time").asText()))
                        : Optional.empty(),
                context.path("datacontenttype").asText(""),
                Map.of(),
                sample.get("data").isNull()
                        ? Body.ABSENT
                        : Body.of(sample.get("data").asText()));
    }

    private static String resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
