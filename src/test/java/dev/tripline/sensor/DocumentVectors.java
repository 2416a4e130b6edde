package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.sensor.SensorVectors.Loaded;
import dev.tripline.sensor.condition.BadCondition;
import dev.tripline.sensor.condition.Condition;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Which sensors Argo Events refuses, how it reads conditions, and what a sequence of events comes to. */
public final class DocumentVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "validate.sensor",
                        vector ->
                                valid(vector, SensorVectors.load(vector.given().required("spec"))),
                "validate.filters",
                        vector -> valid(
                                vector,
                                SensorVectors.withDependency(
                                        Map.of("filters", vector.given().required("filters")))),
                "validate.logical-operator", DocumentVectors::operator,
                "validate.comparator", DocumentVectors::comparator,
                "conditions.expression", DocumentVectors::condition,
                "conditions.sequence", DocumentVectors::sequence);
    }

    private static void valid(Vector vector, Loaded loaded) {
        assertThat(loaded.errors().isEmpty())
                .as("valid, with the errors " + loaded.errors())
                .isEqualTo(vector.expect().required("valid").asBoolean());
        if (vector.expect().has("errorContains")) {
            assertThat(loaded.errors())
                    .anySatisfy(error -> assertThat(error)
                            .contains(vector.expect().get("errorContains").asText()));
        }
    }

    private static void operator(Vector vector) {
        JsonNode value = vector.given().required("value");
        valid(vector, SensorVectors.withDependency(Map.of("filtersLogicalOperator", value)));
        valid(vector, SensorVectors.withDependency(Map.of("filters", Map.of("dataLogicalOperator", value))));
        valid(vector, SensorVectors.withDependency(Map.of("filters", Map.of("exprLogicalOperator", value))));
    }

    private static void comparator(Vector vector) {
        Map<String, Object> filter = new HashMap<>();
        filter.put("path", "k");
        filter.put("type", "number");
        filter.put("value", List.of("1"));
        filter.put("comparator", vector.given().required("value"));
        valid(vector, SensorVectors.withDependency(Map.of("filters", Map.of("data", List.of(filter)))));
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(one ->
                names.add(one.isTextual() ? one.asText() : one.required("name").asText()));
        return names;
    }

    private static void condition(Vector vector) throws BadCondition {
        List<String> known = names(vector.given().required("dependencies"));
        String text = vector.given().path("conditions").asText();
        if (vector.expectsError()) {
            assertThatThrownBy(() -> Condition.compile(text, known)).isInstanceOf(BadCondition.class);
            return;
        }
        Condition condition = text.isEmpty() ? Condition.all(known) : Condition.compile(text, known);
        assertThat(condition.text())
                .isEqualTo(vector.expect().required("expression").asText());
    }

    private static void sequence(Vector vector) {
        JsonNode dependencies = vector.given().required("dependencies");
        Map<String, Object> template = new HashMap<>(Map.of("name", "t", "log", Map.of()));
        template.put("conditions", vector.given().path("conditions").asText());
        Sensor sensor = SensorVectors.load(
                        Map.of("dependencies", dependencies, "triggers", List.of(Map.of("template", template))))
                .sensor()
                .orElseThrow();
        SensorRun run = new SensorRun(sensor);
        List<Map<String, Object>> fires = new ArrayList<>();
        int number = 0;
        for (JsonNode arrival : vector.given().required("arrivals")) {
            number++;
            for (SensorRun.Fired fired : run.accept(event(arrival, dependencies))) {
                Map<String, Object> fire = new LinkedHashMap<>();
                fire.put("afterArrival", number);
                fire.put("events", fired.events());
                fires.add(fire);
            }
        }
        assertThat(SensorVectors.JSON.<JsonNode>valueToTree(fires))
                .isEqualTo(vector.expect().required("fires"));
        assertThat(run.saved("t").keySet())
                .containsExactlyInAnyOrderElementsOf(names(vector.expect().required("savedAfter")));
    }

    /** An arrival names its dependency, or its place. */
    private static Event event(JsonNode arrival, JsonNode dependencies) {
        JsonNode place = arrival.has("dependency")
                ? StreamSupport.stream(dependencies.spliterator(), false)
                        .filter(one -> one.get("name").equals(arrival.get("dependency")))
                        .findFirst()
                        .orElseThrow()
                : arrival;
        return SensorVectors.event(
                place.required("eventSourceName").asText(),
                place.required("eventName").asText(),
                arrival.required("eventId").asText(),
                Body.of("{}"));
    }
}
