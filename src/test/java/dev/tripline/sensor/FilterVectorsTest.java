package dev.tripline.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Body;
import dev.tripline.sensor.SensorVectors.Loaded;
import dev.tripline.sensor.SensorVectors.Row;
import dev.tripline.sensor.filter.FilterOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Argo Events' own cases for filters, and the visible list of those that hold differently here. */
class FilterVectorsTest {
    /** Need exprs, time, script, context or templates: refused at load. */
    private static final Set<String> NOT_YET = Set.of(
            "data-template-b64dec-number-gt",
            "data-template-b64dec-regex-anchor",
            "data-template-empty-output-error",
            "data-template-parse-error",
            "filters-all-four-pass",
            "filters-expr-only-pass",
            "filters-expr-only-syntax-error",
            "filters-time-only-pass",
            "filters-time-only-bad-stop-error",
            "filters-implicit-and-context-true-data-error",
            "filters-and-context-false-data-true",
            "filters-and-context-true-data-error",
            "filters-combo-data-and-true-exprs-and-true",
            "filters-combo-or-of-data-and-true-exprs-and-false",
            "filters-combo-and-of-data-or-true-exprs-or-true",
            "filters-combo-or-ignores-absent-kinds",
            "filters-combo-and-of-data-or-true-exprs-and-error",
            "filters-or-script-error-fails-even-if-context-passes",
            "filters-or-script-true-alone-passes",
            "filters-and-script-false");

    /** Argo Events finds these out for every event; here the manifest is refused, with this text among the problems. */
    private static final Map<String, String> REFUSED = Map.of(
            "data-empty-path-and-no-values-is-error", "a data filter needs a path",
            "filters-data-only-no-value-error", "a data filter needs at least one value");

    /** Cases about a pointer that is nil, which events are not here. */
    private static final Set<String> NO_NIL_EVENTS = Set.of("data-nil-event-is-error");

    static Stream<Row> rows() {
        return Stream.of("filter.data", "filter.event").flatMap(kind -> SensorVectors.of(kind).stream());
    }

    /** Kinds that have no filter of theirs here at all, unless the case has none either. */
    static Stream<Row> unsupported() {
        return Stream.of("filter.expr", "filter.context", "filter.time", "filter.script", "transform")
                .flatMap(kind -> SensorVectors.of(kind).stream())
                .filter(row -> row.given().size() > 0
                        && !row.given().path("filters").equals(SensorVectors.JSON.createObjectNode()));
    }

    private static Loaded load(Row row) {
        Map<String, Object> more = new HashMap<>();
        row.given().properties().forEach(field -> more.put(field.getKey(), field.getValue()));
        return SensorVectors.withDependency(more);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void filters_say_what_argo_events_says(Row row) {
        Loaded loaded = load(row);
        if (NOT_YET.contains(row.id())) {
            assertThat(loaded.sensor()).isEmpty();
            assertThat(loaded.errors()).anySatisfy(error -> assertThat(error).contains("not supported yet"));
            return;
        }
        if (REFUSED.containsKey(row.id())) {
            assertThat(loaded.sensor()).isEmpty();
            assertThat(loaded.errors()).anySatisfy(error -> assertThat(error).contains(REFUSED.get(row.id())));
            return;
        }
        if (NO_NIL_EVENTS.contains(row.id())) {
            assertThat(row.event().isNull()).isTrue();
            return;
        }
        FilterOutcome outcome = outcome(loaded, row.event());
        assertThat(outcome.passed()).isEqualTo(row.expect().get("pass").asBoolean());
        assertThat(!outcome.error().isEmpty())
                .isEqualTo(row.expect().get("error").asBoolean());
        if (row.expect().has("errorMessage")) {
            assertThat(outcome.error())
                    .isEqualTo(row.expect().get("errorMessage").asText());
        }
    }

    private static FilterOutcome outcome(Loaded loaded, JsonNode event) {
        assertThat(loaded.errors()).isEmpty();
        JsonNode data = event.get("data");
        Body body = data.isNull() ? Body.ABSENT : Body.of(data.asText());
        List<Sensor.Verdict> verdicts = SensorVectors.evaluate(
                        loaded.sensor().orElseThrow(), SensorVectors.event("src", "ev", "1", body))
                .verdicts();
        assertThat(verdicts).hasSize(1);
        return verdicts.getFirst().outcome();
    }

    @ParameterizedTest
    @MethodSource("unsupported")
    void what_is_not_supported_yet_is_refused_at_load(Row row) {
        Loaded loaded = load(row);
        assertThat(loaded.sensor()).isEmpty();
        assertThat(loaded.errors()).anySatisfy(error -> assertThat(error).contains("not supported yet"));
    }

    @Test
    void the_lists_name_no_case_that_is_gone() {
        assertThat(rows().map(Row::id))
                .containsAll(NOT_YET)
                .containsAll(REFUSED.keySet())
                .containsAll(NO_NIL_EVENTS);
    }
}
