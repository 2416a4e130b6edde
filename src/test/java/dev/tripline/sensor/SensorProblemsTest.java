package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a sensor is said when it is loaded. */
class SensorProblemsTest {
    private static Map<String, Object> filter(Object comparator) {
        Map<String, Object> filter = new HashMap<>();
        filter.put("path", "k");
        filter.put("type", "number");
        filter.put("value", List.of("1"));
        filter.put("comparator", comparator);
        return filter;
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
                        "spec.dependencies[0].filtersLogicalOperator: logical operator " + operator + " not supported",
                        "spec.dependencies[0].filters.dataLogicalOperator: logical operator " + operator
                                + " not supported",
                        "spec.dependencies[0].filters.exprLogicalOperator: logical operator " + operator
                                + " not supported");
    }

    @Test
    void conditions_are_checked_beside_dependencies_that_have_errors() {
        List<String> errors = SensorVectors.load(Map.of(
                        "dependencies",
                        List.of(
                                Map.of("name", "a", "eventSourceName", "s"),
                                Map.of("name", "b", "eventSourceName", "s", "eventName", "b")),
                        "triggers",
                        List.of(Map.of("template", Map.of("name", "t", "conditions", "a && c", "log", Map.of())))))
                .errors();
        assertThat(errors)
                .hasSize(2)
                .anySatisfy(error -> assertThat(error).contains("spec.dependencies[0].eventName"))
                .anySatisfy(error -> assertThat(error).contains("unknown dependency \"c\""));
    }
}
