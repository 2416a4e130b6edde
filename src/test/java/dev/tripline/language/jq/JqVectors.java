package dev.tripline.language.jq;

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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Programs as Argo Events' transforms run them: the body as JSON text, the first output as exact text, or an error. */
public final class JqVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.jq", JqVectors::check);
    }

    private static void check(Vector vector) throws BadProgram, EvaluationFailure {
        JsonNode given = vector.given();
        JsonNode expect = vector.expect();
        assertThat(names(given)).containsExactly("input", "jq");
        String input = given.get("input").textValue();
        String program = given.get("jq").textValue();
        if (names(expect).equals(Set.of("error")) && expect.get("error").isBoolean() && vector.expectsError()) {
            expectError(program, input);
        } else if (names(expect).equals(Set.of("json")) && expect.get("json").isTextual()) {
            assertThat(run(program, input)).isEqualTo(expect.get("json").textValue());
        } else {
            fail("a case of another form: " + expect);
        }
    }

    private static void expectError(String program, String input) {
        String output;
        try {
            output = run(program, input);
        } catch (BadProgram e) {
            return;
        } catch (EvaluationFailure e) {
            assertThat(e.isOverBudget()).as(e.reason()).isFalse();
            return;
        }
        fail("no error but " + output);
    }

    private static String run(String program, String input) throws BadProgram, EvaluationFailure {
        @Nullable Object body = GoJson.unmarshal(input);
        return Jq.compile(program).transform(body, World.real());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
