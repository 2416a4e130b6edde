package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import java.time.ZonedDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When two values are equal: numbers by their value; inside of lists and maps, by type and value. */
public final class Equality {
    private final Evaluation evaluation;

    private Equality(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    public static boolean of(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        if (left != null && right != null && Numbers.isNumber(left) && Numbers.isNumber(right)) {
            return Numbers.isInteger(left) && Numbers.isInteger(right)
                    ? Numbers.integer(left) == Numbers.integer(right)
                    : Numbers.real(left) == Numbers.real(right);
        }
        if (left instanceof ZonedDateTime a && right instanceof ZonedDateTime b) {
            return a.toInstant().equals(b.toInstant());
        }
        if (isNil(left) && isNil(right)) {
            return true;
        }
        return new Equality(evaluation).deep(left, right, 0);
    }

    public static boolean isNil(@Nullable Object value) {
        return value == null
                || value instanceof Slice slice && slice.isNil()
                || value instanceof AnyMap map && map.isNil();
    }

    private boolean deep(@Nullable Object left, @Nullable Object right, int depth) throws EvaluationFailure {
        evaluation.step();
        if (left == null || right == null) {
            return left == right;
        }
        return switch (left) {
            case String a -> right instanceof String b && text(a, b);
            case Double a -> right instanceof Double b && a.doubleValue() == b.doubleValue();
            case List<?> a -> right instanceof List<?> b && lists(a, b, depth + 1);
            case Map<?, ?> a -> right instanceof Map<?, ?> b && maps(a, b, depth + 1);
            default -> left.equals(right);
        };
    }

    private boolean text(String left, String right) throws EvaluationFailure {
        if (left.length() != right.length()) {
            return false;
        }
        evaluation.reads(left.length());
        return left.equals(right);
    }

    private static void check(int depth) throws EvaluationFailure {
        if (depth > Evaluation.DEEPEST) {
            throw Evaluation.tooDeep();
        }
    }

    private static boolean areAlike(Object left, Object right) {
        return GoFormat.typeName(left).equals(GoFormat.typeName(right)) && isNil(left) == isNil(right);
    }

    private boolean lists(List<?> left, List<?> right, int depth) throws EvaluationFailure {
        check(depth);
        if (left == right) {
            return true;
        }
        if (left.size() != right.size() || !areAlike(left, right)) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!deep(item, others.next(), depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean maps(Map<?, ?> left, Map<?, ?> right, int depth) throws EvaluationFailure {
        check(depth);
        if (left == right) {
            return true;
        }
        if (left.size() != right.size() || !areAlike(left, right)) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey()) || !deep(entry.getValue(), right.get(entry.getKey()), depth)) {
                return false;
            }
        }
        return true;
    }
}
