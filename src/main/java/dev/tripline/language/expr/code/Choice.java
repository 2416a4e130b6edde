package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.expr.value.Equality;
import org.jspecify.annotations.Nullable;

/** Where not all parts are evaluated. */
public sealed interface Choice extends Code {
    /** The left one, unless it is true; then the right one, whatever it is. */
    record And(Code left, Code right, int at) implements Choice {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            Object first = left.evaluate(frame);
            frame.reach(at);
            return Code.truth(first) ? right.evaluate(frame) : first;
        }
    }

    /** The left one, unless it is false; then the right one, whatever it is. */
    record Or(Code left, Code right, int at) implements Choice {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            Object first = left.evaluate(frame);
            frame.reach(at);
            return Code.truth(first) ? first : right.evaluate(frame);
        }
    }

    /** {@code ??}: the left one, unless it is nil. */
    record Coalesce(Code left, Code right) implements Choice {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            Object first = left.evaluate(frame);
            return Equality.isNil(first) ? right.evaluate(frame) : first;
        }
    }

    record Conditional(Code condition, Code yes, Code no, int at) implements Choice {
        @Override
        public @Nullable Object run(Frame frame) throws EvaluationFailure {
            Object value = condition.evaluate(frame);
            frame.reach(at);
            return Code.truth(value) ? yes.evaluate(frame) : no.evaluate(frame);
        }
    }
}
