package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.fmt.GoFormat;
import org.jspecify.annotations.Nullable;

/** A part of a program that gives a value. Immutable, safe for any thread. */
public sealed interface Code permits Calculation, Call, Choice, Constant, Literal, Lookup, Loop, Reach {
    /** Pays for the step. */
    default @Nullable Object evaluate(Frame frame) throws EvaluationFailure {
        frame.evaluation().step();
        return run(frame);
    }

    /** Without paying; only for {@link #evaluate}. */
    @Nullable
    Object run(Frame frame) throws EvaluationFailure;

    /** What must be a bool. */
    default boolean truth(Frame frame) throws EvaluationFailure {
        return truth(evaluate(frame));
    }

    static boolean truth(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new EvaluationFailure("expected a bool, not " + GoFormat.typeName(value));
    }
}
