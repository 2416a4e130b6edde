package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equal by content, as Go's reflect.DeepEqual: of one type, lists in order, maps by key; NaN is not itself, but within one list. */
final class Equality {
    private Equality() {}

    static boolean deep(@Nullable Object left, @Nullable Object right, Evaluation evaluation) throws EvaluationFailure {
        return deep(left, right, evaluation, 0);
    }

    private static boolean deep(@Nullable Object left, @Nullable Object right, Evaluation evaluation, int depth)
            throws EvaluationFailure {
        evaluation.enter(depth);
        if (left instanceof Double x && right instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        if (left instanceof String a && right instanceof String b) {
            evaluation.read(Math.min(a.length(), b.length()));
            return a.equals(b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return a == b || a.size() == b.size() && items(a, b, evaluation, depth + 1);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a == b || a.size() == b.size() && members(a, b, evaluation, depth + 1);
        }
        return left == null ? right == null : left.equals(right);
    }

    private static boolean items(List<?> left, List<?> right, Evaluation evaluation, int depth)
            throws EvaluationFailure {
        Iterator<?> others = right.iterator();
        for (Object one : left) {
            if (!deep(one, others.next(), evaluation, depth)) {
                return false;
            }
        }
        return true;
    }

    private static boolean members(Map<?, ?> left, Map<?, ?> right, Evaluation evaluation, int depth)
            throws EvaluationFailure {
        for (Map.Entry<?, ?> one : left.entrySet()) {
            boolean there = right.containsKey(one.getKey());
            if (!there || !deep(one.getValue(), right.get(one.getKey()), evaluation, depth)) {
                return false;
            }
        }
        return true;
    }
}
