package dev.tripline.language.govaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What govaluate itself made of each expression; a panic counts as an error. */
public final class GovaluateVectors implements VectorChecks {
    private static final Set<Set<String>> SHAPES =
            Set.of(Set.of("value"), Set.of("error", "stage"), Set.of("error", "stage", "panic"));

    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.govaluate", GovaluateVectors::check);
    }

    private static void check(Vector vector) throws Exception {
        assertThat(SHAPES).contains(Set.copyOf(names(vector.expect())));
        assertThat(names(vector.given())).containsExactlyInAnyOrder("expr", "params");
        String text = vector.given().path("expr").textValue();
        if (vector.expect().path("stage").asText().equals("parse")) {
            assertThatThrownBy(() -> Govaluate.compile(text)).as(text).isInstanceOf(BadProgram.class);
            return;
        }
        Govaluate expression = Govaluate.compile(text);
        Map<String, Object> parameters = parameters(vector.given().path("params"));
        if (vector.expect().has("value")) {
            Object value = expression.evaluate(parameters);
            assertThat(value).as(text).satisfies(v -> same(v, vector.expect().get("value"), text.contains("**")));
        } else {
            assertThat(vector.expect().path("stage").asText()).isEqualTo("eval");
            assertThatThrownBy(() -> expression.evaluate(parameters)).as(text).isInstanceOf(EvaluationFailure.class);
        }
    }

    private static List<String> names(JsonNode node) {
        return node.propertyStream().map(Map.Entry::getKey).toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> parameters(JsonNode params) throws EvaluationFailure {
        return (Map<String, Object>) GoJson.decode(params.toString());
    }

    private static void same(@Nullable Object value, JsonNode expected, boolean nearly) {
        if (names(expected).equals(List.of("special"))) {
            assertThat(value).isEqualTo(special(expected.path("special").asText()));
            return;
        }
        switch (expected.getNodeType()) {
            case NUMBER -> {
                double number = expected.asDouble();
                assertThat(value).isInstanceOf(Double.class);
                if (nearly && number != Math.rint(number)) {
                    assertThat((Double) value).isBetween(Math.nextDown(number), Math.nextUp(number));
                } else {
                    assertThat(value.equals(number) || number == 0 && (Double) value == 0)
                            .as(value + " is " + number)
                            .isTrue();
                }
            }
            case ARRAY -> {
                assertThat(value).isInstanceOf(List.class);
                List<?> list = (List<?>) value;
                assertThat(list).hasSize(expected.size());
                for (int i = 0; i < list.size(); i++) {
                    same(list.get(i), expected.get(i), nearly);
                }
            }
            case OBJECT -> {
                assertThat(value).isInstanceOf(Map.class);
                Map<?, ?> map = (Map<?, ?>) value;
                assertThat(map.keySet()).isEqualTo(Set.copyOf(names(expected)));
                expected.properties().forEach(member -> same(map.get(member.getKey()), member.getValue(), nearly));
            }
            case STRING -> assertThat(value).isEqualTo(expected.textValue());
            case BOOLEAN -> assertThat(value).isEqualTo(expected.booleanValue());
            case NULL -> assertThat(value).isNull();
            default -> fail("unknown shape " + expected);
        }
    }

    private static double special(String name) {
        return switch (name) {
            case "NaN" -> Double.NaN;
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> throw new AssertionError("unknown number " + name);
        };
    }
}
