package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoInt64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Unions and ranges of one value. */
final class Picking {
    private final @Nullable Object root;
    private final @Nullable Object value;
    private final Evaluation evaluation;

    Picking(@Nullable Object root, @Nullable Object value, Evaluation evaluation) {
        this.root = root;
        this.value = value;
        this.evaluation = evaluation;
    }

    static long whole(@Nullable Object value) throws EvaluationFailure {
        return switch (value) {
            case Long number -> number;
            case GoInt64 number -> number.value();
            case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p62 -> number.longValue();
            case null, default -> throw new EvaluationFailure("expected an integer, not " + GoFormat.typeName(value));
        };
    }

    private @Nullable Object known(@Nullable Object part) throws EvaluationFailure {
        return part instanceof Formula formula ? formula.value(root, value) : part;
    }

    List<?> union(Step.Union union) throws EvaluationFailure {
        List<@Nullable Object> wanted = new ArrayList<>();
        for (Object part : union.parts()) {
            Object known = known(part);
            wanted.add(known instanceof String ? known : (Object) whole(known));
            if (wanted.getFirst() instanceof String != known instanceof String) {
                throw new EvaluationFailure("a union of keys and indices");
            }
        }
        List<@Nullable Object> found = new ArrayList<>();
        for (Object part : wanted) {
            if (part instanceof String name) {
                if (!(value instanceof Map<?, ?> map)) {
                    throw Walk.unsuitable(value);
                }
                if (map.containsKey(name)) {
                    found.add(map.get(name));
                }
            } else {
                List<?> list = Walk.list(value);
                long index = whole(part) < 0 ? list.size() + whole(part) : whole(part);
                if (index >= 0 && index < list.size()) {
                    found.add(list.get((int) index));
                }
            }
        }
        return found;
    }

    List<?> range(Step.Range range) throws EvaluationFailure {
        List<?> list = Walk.list(value);
        int size = list.size();
        long from = bound(range.from(), 0, size);
        long to = bound(range.to(), size, size);
        long by = range.by() == null ? 1 : whole(known(range.by()));
        if (by == 0) {
            throw Walk.missing();
        }
        List<@Nullable Object> found = new ArrayList<>();
        if (by < 0) {
            for (long i = to - 1; i >= from; i = Math.max(i + by, -1)) {
                found.add(list.get((int) i));
            }
        } else {
            for (long i = from; i < to; i = Math.min(i + by, size)) {
                found.add(list.get((int) i));
            }
        }
        evaluation.items(found.size());
        return found;
    }

    private long bound(@Nullable Object part, long otherwise, int size) throws EvaluationFailure {
        if (part == null) {
            return otherwise;
        }
        long bound = whole(known(part));
        return Math.clamp(bound < 0 ? size + bound : bound, 0, size);
    }
}
