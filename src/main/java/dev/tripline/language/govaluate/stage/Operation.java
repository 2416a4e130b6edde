package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.govaluate.syntax.Operator;
import dev.tripline.language.number.GoPower;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators that always look at both sides. */
final class Operation {
    private Operation() {}

    static Object of(@Nullable Object left, Operator operator, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        return switch (operator) {
            case EQUAL -> Equality.deep(left, right, evaluation);
            case UNEQUAL -> !Equality.deep(left, right, evaluation);
            case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> ordered(left, operator, right, evaluation);
            case MATCHES -> Matching.matches(left, right, evaluation);
            case MATCHES_NOT -> !Matching.matches(left, right, evaluation);
            case IN -> in(left, right, evaluation);
            case PLUS -> plus(left, right, evaluation);
            default -> {
                if (left instanceof Double x && right instanceof Double y) {
                    yield computed(x, operator, y);
                }
                throw new EvaluationFailure(unfit(left, operator, right, "two numbers"));
            }
        };
    }

    private static double computed(double left, Operator operator, double right) {
        return switch (operator) {
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDED -> left / right;
            case REMAINDER -> left % right;
            case POWER -> GoPower.of(left, right);
            case BIT_AND -> Bits.signed(left) & Bits.signed(right);
            case BIT_OR -> Bits.signed(left) | Bits.signed(right);
            case BIT_XOR -> Bits.signed(left) ^ Bits.signed(right);
            case SHIFT_LEFT -> Bits.shiftedLeft(left, right);
            case SHIFT_RIGHT -> Bits.shiftedRight(left, right);
            default -> throw new IllegalStateException(operator.name());
        };
    }

    private static Object plus(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        if (left instanceof Double x && right instanceof Double y) {
            return x + y;
        }
        if (left instanceof String || right instanceof String) {
            return new Printed(evaluation).add(left).add(right).toString();
        }
        throw new EvaluationFailure(unfit(left, Operator.PLUS, right, "two numbers or a text"));
    }

    private static boolean ordered(
            @Nullable Object left, Operator operator, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        if (left instanceof Double x && right instanceof Double y) {
            return switch (operator) {
                case GREATER -> x > y;
                case GREATER_OR_EQUAL -> x >= y;
                case LESS -> x < y;
                default -> x <= y;
            };
        }
        if (left instanceof String a && right instanceof String b) {
            evaluation.read(Math.min(a.length(), b.length()));
            int order = Words.compare(a, b);
            return switch (operator) {
                case GREATER -> order > 0;
                case GREATER_OR_EQUAL -> order >= 0;
                case LESS -> order < 0;
                default -> order <= 0;
            };
        }
        throw new EvaluationFailure(unfit(left, operator, right, "two numbers or two texts"));
    }

    private static boolean in(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        if (!(right instanceof List<?> list)) {
            throw new EvaluationFailure("\"in\" needs a list on its right, not " + Words.of(right));
        }
        for (Object element : list) {
            evaluation.step();
            boolean incomparable =
                    left instanceof List && element instanceof List || left instanceof Map && element instanceof Map;
            if (incomparable) { // govaluate panics
                throw new EvaluationFailure("\"in\" cannot look for " + Words.of(left) + " among others");
            }
            if (Equality.deep(left, element, evaluation)) {
                return true;
            }
        }
        return false;
    }

    private static String unfit(@Nullable Object left, Operator operator, @Nullable Object right, String needs) {
        return "\"" + operator.text() + "\" needs " + needs + ", not " + Words.of(left) + " and " + Words.of(right);
    }
}
