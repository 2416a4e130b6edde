package dev.tripline.sensor.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.filter.spec.LogicalOperator;
import dev.tripline.sensor.filter.spec.TimeOfDay;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Argo Events' filters say, at run time: also of filters that would be refused when a manifest is loaded. */
public final class FilterVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "filter.data", FilterVectors::check,
                "filter.expr", FilterVectors::check,
                "filter.context", FilterVectors::check,
                "filter.time", FilterVectors::check,
                "filter.script", FilterVectors::check,
                "filter.event", FilterVectors::check,
                "time.parse", FilterVectors::time);
    }

    private static void check(Vector vector) {
        FilterOutcome outcome = outcome(vector);
        JsonNode expect = vector.expect();
        assertThat(outcome.passed())
                .as("pass")
                .isEqualTo(expect.required("pass").asBoolean());
        assertThat(!outcome.error().isEmpty())
                .as("error, which is: " + outcome.error())
                .isEqualTo(expect.required("error").asBoolean());
        if (expect.has("errorMessage")) {
            assertThat(outcome.error()).isEqualTo(expect.get("errorMessage").asText());
        }
        for (JsonNode part : texts(expect.path("errorContains"))) {
            assertThat(outcome.error()).contains(part.asText());
        }
    }

    private static Iterable<JsonNode> texts(JsonNode oneOrMany) {
        return oneOrMany.isMissingNode() ? List.of() : oneOrMany.isArray() ? oneOrMany : List.of(oneOrMany);
    }

    private static FilterOutcome outcome(Vector vector) {
        if (vector.event().isNull()) {
            // There is no such thing as a nil event here; what Argo Events calls an error cannot be asked.
            return new FilterOutcome(false, vector.expect().path("errorMessage").asText("nil event"), List.of());
        }
        JsonNode filters = vector.given().path("filters");
        if (filters.has("context") && vector.event().path("context").isNull()) {
            // Nor an event without attributes.
            return new FilterOutcome(false, "", List.of());
        }
        JsonNode data = vector.event().path("data");
        Body body = data.isNull() || data.isMissingNode() ? Body.ABSENT : Body.of(data.asText());
        Event event = event(vector.event().path("context"), body);
        Optional<Filters> compiled;
        try {
            compiled = Optional.of(filters(
                    filters, vector.given().path("filtersLogicalOperator").asText()));
        } catch (IllegalArgumentException e) {
            return new FilterOutcome(false, String.valueOf(e.getMessage()), List.of());
        }
        return compiled.get().evaluate(event, Json.of(body.bytes()), World.real());
    }

    private static Event event(JsonNode context, Body body) {
        Optional<Instant> time = context.path("time").isTextual()
                ? Optional.of(OffsetDateTime.parse(context.get("time").asText()).toInstant())
                : Optional.empty();
        return new Event(
                text(context, "id", "id"),
                text(context, "source", "source"),
                text(context, "type", ""),
                text(context, "subject", ""),
                time,
                text(context, "datacontenttype", ""),
                Map.of(),
                body);
    }

    private static String text(JsonNode node, String key, String otherwise) {
        String text = node.path(key).asText();
        return text.isEmpty() ? otherwise : text;
    }

    private static Filters filters(JsonNode filters, String operator) {
        return new Filters(
                exprs(filters),
                data(filters),
                Optional.ofNullable(object(filters, "context")).map(FilterVectors::context),
                Optional.ofNullable(object(filters, "time"))
                        .map(time -> new TimeFilter(
                                time.path("start").asText(),
                                time.path("stop").asText(),
                                time.path("timezone").asText())),
                Optional.of(filters.path("script").asText())
                        .filter(script -> !script.isEmpty())
                        .map(ScriptFilter::new),
                LogicalOperator.of(operator) == LogicalOperator.OR);
    }

    private static @Nullable JsonNode object(JsonNode node, String key) {
        return node.path(key).isObject() ? node.get(key) : null;
    }

    private static ContextFilter context(JsonNode context) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String attribute : List.of("type", "subject", "source", "datacontenttype")) {
            wanted.put(attribute, context.path(attribute).asText());
        }
        return new ContextFilter(wanted);
    }

    private static Optional<FilterItems> exprs(JsonNode filters) {
        LogicalOperator operator =
                LogicalOperator.of(filters.path("exprLogicalOperator").asText());
        List<ExprFilter> items = new ArrayList<>();
        for (JsonNode one : filters.path("exprs")) {
            Map<String, String> fields = new LinkedHashMap<>();
            one.path("fields")
                    .forEach(field -> fields.put(
                            field.path("name").asText(), field.path("path").asText()));
            items.add(ExprFilter.compile("expr", one.path("expr").asText(), fields, operator));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new FilterItems("expr", items, operator));
    }

    private static Optional<FilterItems> data(JsonNode filters) {
        LogicalOperator operator =
                LogicalOperator.of(filters.path("dataLogicalOperator").asText());
        List<DataFilter> items = new ArrayList<>();
        for (JsonNode one : filters.path("data")) {
            List<String> values = new ArrayList<>();
            one.path("value").forEach(value -> values.add(value.asText()));
            items.add(DataFilter.compile(
                    "data",
                    one.path("path").asText(),
                    one.path("type").asText(),
                    values,
                    one.path("comparator").asText(),
                    one.path("template").asText()));
        }
        return items.isEmpty() ? Optional.empty() : Optional.of(new FilterItems("data", items, operator));
    }

    private static void time(Vector vector) {
        String text = vector.given().required("time").asText();
        String zone = vector.given().path("timezone").asText();
        if (vector.expectsError()) {
            assertThatThrownBy(() -> new TimeFilter(text, text, zone)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        Instant base =
                OffsetDateTime.parse(vector.given().required("base").asText()).toInstant();
        assertThat(TimeOfDay.on(base, TimeOfDay.time(text), TimeOfDay.zone(zone)))
                .isEqualTo(
                        OffsetDateTime.parse(vector.expect().required("instant").asText())
                                .toInstant());
    }
}
