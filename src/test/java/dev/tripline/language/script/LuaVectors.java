package dev.tripline.language.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.Map;

/** Recorded runs of gopher-lua with Argo's conversions. */
public final class LuaVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of(
                "lang.lua.filter", vector -> check(vector, "pass"),
                "lang.lua.transform", vector -> check(vector, "json"));
    }

    private static void check(Vector vector, String expected) {
        assertThat(vector.expect().size()).as("expectations").isEqualTo(1);
        assertThat(vector.given().path("script").isTextual()).as("a script").isTrue();
        String actual;
        try {
            actual = run(vector, expected.equals("pass"));
        } catch (BadProgram | EvaluationFailure e) {
            assertThat(vector.expectsError()).as(e.getMessage()).isTrue();
            return;
        }
        assertThat(vector.expect().has(expected))
                .as("expects " + expected + ", was " + actual)
                .isTrue();
        assertThat(actual).isEqualTo(vector.expect().path(expected).asText());
    }

    /** As the sensor does it: a body that is {@code null} is empty, any other that is no object an error. */
    private static String run(Vector vector, boolean filter) throws BadProgram, EvaluationFailure {
        LuaScript script = LuaScript.compile(vector.given().path("script").asText());
        Object body = GoJson.unmarshal(vector.given().path("input").asText());
        Map<String, ?> members = body == null ? Map.of() : members(body);
        return filter ? Boolean.toString(script.test(members, World.real())) : script.transform(members, World.real());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> members(Object body) throws EvaluationFailure {
        if (body instanceof Map<?, ?> map) {
            return (Map<String, ?>) map;
        }
        throw new EvaluationFailure("the body is no object");
    }
}
