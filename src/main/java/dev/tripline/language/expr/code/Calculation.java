package dev.tripline.language.expr.code;

import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.expr.value.Arithmetic;
import dev.tripline.language.expr.value.Order;
import dev.tripline.language.fmt.GoFormat;
import java.util.Set;

/** An operation on values that are all needed. {@code at} is where its sign stands. */
public sealed interface Calculation extends Code {
    record Binary(Operator operator, Code left, Code right, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object first = left.evaluate(frame);
            Object second = right.evaluate(frame);
            frame.reach(at);
            return operator.apply(first, second, frame.evaluation());
        }
    }

    record Not(Code operand, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = operand.evaluate(frame);
            frame.reach(at);
            return !Code.truth(value);
        }
    }

    record Negated(Code operand, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = operand.evaluate(frame);
            frame.reach(at);
            return Arithmetic.negate(value);
        }
    }

    /** {@code matches} with a pattern that the program says. */
    record Matches(Code text, Pattern pattern, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = text.evaluate(frame);
            frame.reach(at);
            String given = Operator.text(value);
            return frame.evaluation().matches(pattern, given);
        }
    }

    /** An int in an array of int literals; nil counts as 0. */
    record InInts(Code operand, Set<Long> ints, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = operand.evaluate(frame);
            frame.reach(at);
            return switch (value) {
                case null -> ints.contains(0L);
                case Long number -> ints.contains(number);
                default -> throw new EvaluationFailure(GoFormat.typeName(value) + " cannot be in an array of ints");
            };
        }
    }

    /** Anything in an array of string literals; nil counts as the empty string. */
    record InTexts(Code operand, Set<String> texts, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = operand.evaluate(frame);
            frame.reach(at);
            return switch (value) {
                case null -> texts.contains("");
                case String text -> texts.contains(text);
                default -> throw new EvaluationFailure(GoFormat.typeName(value) + " cannot be in an array of strings");
            };
        }
    }

    /** An int in a range of int literals. */
    record Within(Code operand, long first, long last, int at) implements Calculation {
        @Override
        public Object run(Frame frame) throws EvaluationFailure {
            Object value = operand.evaluate(frame);
            frame.reach(at);
            return Order.MORE_OR_EQUAL.of(value, first, frame.evaluation())
                    && Order.LESS_OR_EQUAL.of(value, last, frame.evaluation());
        }
    }
}
