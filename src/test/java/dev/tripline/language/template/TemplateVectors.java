package dev.tripline.language.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.json.GoJson;
import dev.tripline.vectors.Vector;
import dev.tripline.vectors.VectorCheck;
import dev.tripline.vectors.VectorChecks;
import java.util.Collections;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The recorded cases of templates: the output, or at which stage it fails. */
public final class TemplateVectors implements VectorChecks {
    @Override
    public Map<String, VectorCheck> byKind() {
        return Map.of("lang.template", TemplateVectors::check);
    }

    private static void check(Vector vector) throws Exception {
        String text = vector.given().required("template").textValue();
        Object input = GoJson.decode(vector.given().required("input").textValue());
        ThrowingCallable compile = () -> GoTemplate.compile(text);
        ThrowingCallable render =
                () -> GoTemplate.compile(text).render(Collections.singletonMap("Input", input), World.real());
        if (!vector.expectsError()) {
            String output = GoTemplate.compile(text).render(Collections.singletonMap("Input", input), World.real());
            assertThat(output).isEqualTo(vector.expect().required("text").textValue());
            return;
        }
        String stage = vector.expect().required("stage").textValue();
        switch (stage) {
            case "parse" -> assertThatThrownBy(compile).isInstanceOf(BadProgram.class);
            case "exec" -> assertThatThrownBy(render).isInstanceOf(EvaluationFailure.class);
            default -> throw new AssertionError("unknown stage " + stage);
        }
    }
}
