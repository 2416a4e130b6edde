package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import dev.tripline.sensor.SensorVectors.Loaded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * Stories about sensors, told in YAML: {@code given} is a spec, {@code problems} what loading it says, {@code when} the
 * events that come, each with what it leads to: firings ({@code trigger: {dependency: event id}}), what the triggers
 * remember then, and why filters said no.
 */
class ScenarioTest {
    private static final Path SCENARIOS = Path.of("src", "test", "resources", "dev", "tripline", "sensor", "scenarios");

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.sorted().toList();
        }
    }

    @TestFactory
    List<DynamicTest> scenarios() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(), file.toUri(), () -> new Scenario(read(file)).play()))
                .toList();
    }

    @Test
    void there_are_stories() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(12);
    }

    private static JsonNode read(Path file) throws IOException {
        return SensorVectors.JSON.valueToTree(new Yaml().load(Files.readString(file, StandardCharsets.UTF_8)));
    }

    private record Scenario(JsonNode story) {
        void play() {
            assertThat(story.get("story").asText()).isNotBlank();
            Loaded loaded = SensorVectors.load(given());
            List<String> problems = loaded.problems().stream()
                    .map(problem ->
                            problem.severity() + " " + problem.code() + " " + problem.path() + ": " + problem.message())
                    .toList();
            assertThat(problems).as("problems").isEqualTo(texts(story.path("problems")));
            if (!story.has("when")) {
                assertThat(loaded.sensor()).isEmpty();
                return;
            }
            SensorRun run = new SensorRun(loaded.sensor().orElseThrow());
            for (JsonNode step : story.get("when")) {
                play(step, run);
            }
        }

        /** A sensor's spec; triggers may be left to their names and conditions. */
        private Map<String, Object> given() {
            List<Object> dependencies = new ArrayList<>();
            for (JsonNode one : story.get("given").get("dependencies")) {
                Map<String, Object> dependency = new HashMap<>(Map.of("eventSourceName", "src"));
                one.properties().forEach(field -> dependency.put(field.getKey(), field.getValue()));
                dependency.putIfAbsent("eventName", dependency.get("name"));
                dependencies.add(dependency);
            }
            List<Object> triggers = new ArrayList<>();
            story.get("given")
                    .get("triggers")
                    .properties()
                    .forEach(trigger ->
                            triggers.add(Map.of("template", template(trigger.getKey(), trigger.getValue()))));
            return Map.of("dependencies", dependencies, "triggers", triggers);
        }

        /** A trigger's value is its condition, or an object with more of its template. */
        private static Map<String, Object> template(String name, JsonNode value) {
            Map<String, Object> template = new HashMap<>(Map.of("name", name, "log", Map.of()));
            if (value.isObject()) {
                value.properties().forEach(field -> template.put(field.getKey(), field.getValue()));
            } else {
                template.put("conditions", value);
            }
            return template;
        }

        private void play(JsonNode step, SensorRun run) {
            String id = step.get("id").asText();
            Body body = step.has("body") ? Body.of(step.get("body").asText()) : Body.of("{}");
            if (step.path("absent").asBoolean()) {
                body = Body.ABSENT;
            }
            Event plain = SensorVectors.event("src", step.get("event").asText(), id, body);
            Event event =
                    step.has("at") ? at(plain, Instant.parse(step.get("at").asText())) : plain;
            List<String> fired = run.accept(event).stream()
                    .map(one -> one.trigger() + " " + one.events())
                    .toList();
            assertThat(fired).as("firings after %s", id).isEqualTo(texts(step.path("fires")));
            step.path("saved")
                    .properties()
                    .forEach(trigger -> assertThat(run.saved(trigger.getKey()).toString())
                            .as("saved after %s", id)
                            .isEqualTo(trigger.getValue().asText()));
            List<String> rejected = run.verdicts().stream()
                    .filter(verdict -> !verdict.outcome().passed())
                    .map(Scenario::reason)
                    .toList();
            assertThat(rejected).as("rejections of %s", id).isEqualTo(texts(step.path("rejected")));
        }

        private static Event at(Event event, Instant time) {
            return new Event(
                    event.id(),
                    event.source(),
                    event.type(),
                    event.subject(),
                    Optional.of(time),
                    event.dataContentType(),
                    event.extensions(),
                    event.body());
        }

        private static String reason(Sensor.Verdict verdict) {
            String checks = String.join(
                    "; ",
                    verdict.outcome().checks().stream()
                            .filter(check -> check.result() == Check.Result.REJECTED)
                            .map(check -> check.subject() + " wanted " + check.wanted() + " saw " + check.actual())
                            .toList());
            String error = verdict.outcome().error();
            return verdict.dependency() + ": " + (error.isEmpty() ? checks : error);
        }

        private static List<String> texts(JsonNode list) {
            List<String> texts = new ArrayList<>();
            list.forEach(one -> texts.add(one.asText()));
            return texts;
        }
    }
}
