package dev.tripline.language.expr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cases that were obtained from expr itself. */
public final class ExprVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.expr", ExprVectors::check);
    }

    private static void check(Vector vector) throws Exception {
        JsonNode expect = vector.expect();
        String expression = vector.given().path("expression").textValue();
        boolean fails = vector.expectsError() || expect.path("panic").asBoolean();
        assertThat(fails != expect.has("value")).as("an expectation").isTrue();
        Object result;
        try {
            result =
                    Expr.compile(expression).evaluate(environment(vector.given().path("env")), World.real());
        } catch (BadProgram | EvaluationFailure e) {
            if (!fails) {
                throw e;
            }
            return;
        }
        if (fails) {
            fail("%s is not an error, but %s", expression, result);
        }
        check(expect.path("value"), result);
        switch (expect.path("num").asText()) {
            case "int" -> assertThat(result).isInstanceOf(Long.class);
            case "float" -> assertThat(result).isInstanceOf(Double.class);
            case "" -> assertThat(result instanceof Number).isFalse();
            default -> fail("num " + expect.path("num"));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> environment(JsonNode env) throws EvaluationFailure {
        return env.isMissingNode() ? Map.of() : (Map<String, ?>) GoJson.unmarshal(env.toString());
    }

    private static void check(JsonNode expected, @Nullable Object actual) {
        switch (actual) {
            case null ->
                assertThat(expected.isNull()).as("nil for %s", expected).isTrue();
            case Long number -> assertThat(number).isEqualTo(expected.longValue());
            case Double number -> number(expected, number);
            case String text -> assertThat(text).isEqualTo(expected.textValue());
            case Boolean truth ->
                assertThat(expected.isBoolean() && expected.booleanValue() == truth)
                        .isTrue();
            case List<?> list -> {
                assertThat(expected.isArray()).as("a list for %s", expected).isTrue();
                assertThat(list).hasSize(expected.size());
                for (int i = 0; i < list.size(); i++) {
                    check(expected.get(i), list.get(i));
                }
            }
            case Map<?, ?> map -> {
                assertThat(map.keySet().stream().map(Object.class::cast))
                        .containsExactlyInAnyOrderElementsOf(names(expected));
                map.forEach((key, value) -> check(expected.get((String) key), value));
            }
            default -> fail("a result of " + actual.getClass());
        }
    }

    private static List<Object> names(JsonNode expected) {
        assertThat(expected.isObject()).as("a map for %s", expected).isTrue();
        return List.copyOf(expected.properties().stream().map(Map.Entry::getKey).toList());
    }

    private static void number(JsonNode expected, double actual) {
        switch (expected.path("special").asText()) {
            case "NaN" -> assertThat(actual).isNaN();
            case "+Inf" -> assertThat(actual).isEqualTo(Double.POSITIVE_INFINITY);
            case "-Inf" -> assertThat(actual).isEqualTo(Double.NEGATIVE_INFINITY);
            default -> {
                assertThat(expected.isNumber()).as("a number for %s", expected).isTrue();
                assertThat(Math.abs(actual - expected.doubleValue())).isLessThanOrEqualTo(Math.ulp(actual));
            }
        }
    }
}
