package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.sensor.SensorVectors.Loaded;
import dev.tripline.sensor.SensorVectors.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a sensor is said when it is loaded: Argo Events' cases, and ours. */
class ValidateVectorsTest {
    /** Valid there, refused here with "not supported yet"; or invalid there for a reason that nobody here comes to look at. */
    private static final Set<String> NOT_YET = Set.of(
            "validate-filter-all-kinds",
            "validate-filter-expr-only",
            "validate-filter-context-only",
            "validate-expr-filter-valid",
            "validate-expr-filter-no-field-name",
            "validate-time-filter-zone-ok",
            "validate-time-filter-zone-unknown",
            "validate-time-filter-zone-empty");

    static Stream<Row> rows() {
        return Stream.of("validate.sensor", "validate.filters", "validate.logical-operator", "validate.comparator")
                .flatMap(kind -> SensorVectors.of(kind).stream());
    }

    private static Loaded load(Row row) {
        return switch (row.kind()) {
            case "validate.sensor" -> SensorVectors.load(row.given().get("spec"));
            case "validate.filters" ->
                SensorVectors.withDependency(Map.of("filters", row.given().get("filters")));
            case "validate.logical-operator" ->
                SensorVectors.withDependency(
                        Map.of("filtersLogicalOperator", row.given().get("value")));
            case "validate.comparator" ->
                SensorVectors.withDependency(Map.of(
                        "filters", Map.of("data", List.of(filter(row.given().get("value"))))));
            default -> throw new IllegalArgumentException(row.kind());
        };
    }

    private static Map<String, Object> filter(Object comparator) {
        Map<String, Object> filter = new HashMap<>();
        filter.put("path", "k");
        filter.put("type", "number");
        filter.put("value", List.of("1"));
        filter.put("comparator", comparator);
        return filter;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sensors_are_valid_where_argo_events_says_so(Row row) {
        Loaded loaded = load(row);
        if (NOT_YET.contains(row.id())) {
            assertThat(loaded.errors()).anySatisfy(error -> assertThat(error).contains("not supported yet"));
            return;
        }
        assertThat(loaded.errors().isEmpty())
                .isEqualTo(row.expect().get("valid").asBoolean());
        if (row.expect().has("errorContains")) {
            String text = row.expect().get("errorContains").asText();
            assertThat(loaded.errors()).anySatisfy(error -> assertThat(error).contains(text));
        }
    }

    @Test
    void the_lists_name_no_case_that_is_gone() {
        assertThat(rows().map(Row::id)).containsAll(NOT_YET);
    }

    @Test
    void an_empty_sensor_is_told_all_at_once() {
        assertThat(SensorVectors.load(Map.of()).errors())
                .containsExactlyInAnyOrder(
                        "spec.dependencies: no event dependencies found", "spec.triggers: no triggers found");
    }

    @ParameterizedTest
    @CsvSource({"AND", "nor", "&&"})
    void operators_are_lower_case(String operator) {
        Object data = List.of(filter("="));
        List<String> errors = new ArrayList<>(SensorVectors.withDependency(Map.of("filtersLogicalOperator", operator))
                .errors());
        errors.addAll(
                SensorVectors.withDependency(Map.of("filters", Map.of("data", data, "dataLogicalOperator", operator)))
                        .errors());
        errors.addAll(
                SensorVectors.withDependency(Map.of("filters", Map.of("data", data, "exprLogicalOperator", operator)))
                        .errors());
        assertThat(errors)
                .containsExactly(
                        "spec.dependencies[0].filtersLogicalOperator: logical operator \"" + operator
                                + "\" is not supported: want and, or",
                        "spec.dependencies[0].filters.dataLogicalOperator: logical operator \"" + operator
                                + "\" is not supported: want and, or",
                        "spec.dependencies[0].filters.exprLogicalOperator: logical operator \"" + operator
                                + "\" is not supported: want and, or");
    }

    @Test
    void a_transform_is_refused() {
        assertThat(SensorVectors.withDependency(Map.of("transform", Map.of("jq", ".")))
                        .errors())
                .containsExactly("spec.dependencies[0].transform: transform is not supported yet");
    }
}
