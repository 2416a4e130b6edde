package dev.tripline.source.host.filter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.path.Json;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.Map;

/** The cases of event sources' own filters. */
public final class EventFilterVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "filter.expression",
                EventFilterVectors::expression,
                "eventsource.filter",
                EventFilterVectors::filter,
                "eventsource.filter.expand",
                vector -> names(vector, EventFilterVectors::expanded),
                "eventsource.filter.conflicts",
                vector -> names(vector, EventNames::withoutParents));
    }

    private static Verdict verdict(JsonNode expression, JsonNode body) {
        assertThat(expression.isTextual()).as("an expression").isTrue();
        return EventFilter.compile(expression.asText()).judge(Json.of(body.toString()), World.real());
    }

    private static void expression(Vector vector) {
        Verdict verdict = verdict(vector.given().path("expression"), vector.input());
        JsonNode result = vector.expect().path("result");
        if (result.isBoolean()) {
            assertThat(verdict).isEqualTo(result.asBoolean() ? Verdict.Decided.PASSED : Verdict.Decided.REJECTED);
        } else {
            assertThat(result.asText()).isEqualTo("error");
            assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        }
    }

    private static void filter(Vector vector) {
        Verdict verdict =
                verdict(vector.given().path("expression"), vector.event().path("data"));
        assertThat(vector.expect().path("pass").isBoolean())
                .as("an expectation")
                .isTrue();
        assertThat(verdict.passed()).isEqualTo(vector.expect().path("pass").asBoolean());
        assertThat(verdict instanceof Verdict.Failed).isEqualTo(vector.expectsError());
    }

    @FunctionalInterface
    private interface Change {
        Map<String, ?> of(Map<String, ?> members) throws Exception;
    }

    private static Map<String, ?> expanded(Map<String, ?> members) throws Exception {
        return EventNames.expanded(EventNames.withoutParents(members));
    }

    @SuppressWarnings("unchecked")
    private static void names(Vector vector, Change change) throws Exception {
        Object given = GoJson.decode(vector.given().path("map").toString());
        Object expected = GoJson.decode(vector.expect().path("map").toString());
        assertThat(change.of((Map<String, ?>) given)).isEqualTo(expected);
    }
}
