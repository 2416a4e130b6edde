package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.govaluate.syntax.Sign;
import org.jspecify.annotations.Nullable;

/** A sign and its value. */
public record Signed(Sign sign, Stage operand) implements Stage {
    @Override
    public Object value(Evaluation evaluation) throws EvaluationFailure {
        evaluation.step();
        Object value = operand.value(evaluation);
        return switch (sign) {
            case NEGATE -> -number(value);
            case COMPLEMENT -> (double) ~Bits.signed(number(value));
            case NOT -> {
                if (value instanceof Boolean bool) {
                    yield !bool;
                }
                throw new EvaluationFailure("\"!\" needs a boolean, not " + Words.of(value));
            }
        };
    }

    private double number(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof Double number) {
            return number;
        }
        throw new EvaluationFailure("\"" + sign.text() + "\" needs a number, not " + Words.of(value));
    }
}
