package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.sensor.SensorVectors.Row;
import dev.tripline.sensor.condition.BadCondition;
import dev.tripline.sensor.condition.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Argo Events' cases for conditions: how they read, and what a sequence of events comes to. */
class ConditionVectorsTest {
    static List<Row> expressions() {
        return SensorVectors.of("conditions.expression");
    }

    static List<Row> sequences() {
        return SensorVectors.of("conditions.sequence");
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(one ->
                names.add(one.isTextual() ? one.asText() : one.get("name").asText()));
        return names;
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void conditions_read_as_in_argo_events(Row row) throws BadCondition {
        List<String> known = names(row.given().get("dependencies"));
        String text = row.given().get("conditions").asText();
        if (row.expect().get("error").asBoolean()) {
            assertThatThrownBy(() -> Condition.compile(text, known)).isInstanceOf(BadCondition.class);
            return;
        }
        Condition condition = text.isEmpty() ? Condition.all(known) : Condition.compile(text, known);
        assertThat(condition.text()).isEqualTo(row.expect().get("expression").asText());
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void sequences_fire_as_in_argo_events(Row row) {
        JsonNode dependencies = row.given().get("dependencies");
        Sensor sensor = SensorVectors.load(Map.of(
                        "dependencies",
                        dependencies,
                        "triggers",
                        List.of(Map.of(
                                "template",
                                Map.of("name", "t", "conditions", row.given().get("conditions"), "log", Map.of())))))
                .sensor()
                .orElseThrow();
        SensorRun run = new SensorRun(sensor);
        List<Map<String, Object>> fires = new ArrayList<>();
        int number = 0;
        for (JsonNode arrival : row.given().get("arrivals")) {
            number++;
            JsonNode place = arrival.has("dependency")
                    ? Stream.of(dependencies)
                            .flatMap(list -> stream(list))
                            .filter(one -> one.get("name").equals(arrival.get("dependency")))
                            .findFirst()
                            .orElseThrow()
                    : arrival;
            Event event = SensorVectors.event(
                    place.get("eventSourceName").asText(),
                    place.get("eventName").asText(),
                    arrival.get("eventId").asText(),
                    Body.of("{}"));
            for (SensorRun.Fired fired : run.accept(event)) {
                Map<String, Object> fire = new LinkedHashMap<>();
                fire.put("afterArrival", number);
                fire.put("events", fired.events());
                fires.add(fire);
            }
        }
        assertThat(SensorVectors.JSON.<JsonNode>valueToTree(fires))
                .isEqualTo(row.expect().get("fires"));
        assertThat(run.saved("t").keySet())
                .containsExactlyElementsOf(names(row.expect().get("savedAfter")));
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return java.util.stream.StreamSupport.stream(list.spliterator(), false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "!a; unexpected '!' at column 1 of \"!a\": a condition knows only dependency names",
                "a & b; unexpected '&' at column 3 of \"a & b\"",
                "a && ; \"a &&\" ends where a dependency is wanted",
                "(a || b; wanted \")\" at column 8 of \"(a || b\"",
                "a b; unexpected 'b' at column 3",
                "a || bb; unknown dependency \"bb\"",
                "a) ; unexpected ')' at column 2",
                "a == 'x'; unexpected '=' at column 3",
            })
    void a_bad_condition_names_the_spot(String text, String complaint) {
        assertThatThrownBy(() -> Condition.compile(text, List.of("a", "b")))
                .isInstanceOf(BadCondition.class)
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource({"deploy-don, did you mean, deploy-done", "deploy_done2, unknown dependency, deploy_done2"})
    void an_unknown_name_gets_a_hint(String name, String complaint, String mentioned) {
        assertThatThrownBy(() -> Condition.compile("a && " + name, List.of("a", "deploy-done")))
                .hasMessageContaining("unknown dependency \"" + name + "\"")
                .hasMessageContaining(complaint)
                .hasMessageContaining(mentioned);
    }

    @ParameterizedTest
    @CsvSource({"63, true", "70, false"})
    void parentheses_are_bounded(int depth, boolean good) {
        String text = "(".repeat(depth) + "a" + ")".repeat(depth);
        try {
            Condition.compile(text, List.of("a"));
            assertThat(good).isTrue();
        } catch (BadCondition e) {
            assertThat(good).isFalse();
            assertThat(e).hasMessageContaining("nested deeper than 64");
        }
    }
}
