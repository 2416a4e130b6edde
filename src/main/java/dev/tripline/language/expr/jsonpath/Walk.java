package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.expr.value.GoText;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.fmt.text.ByteOrder;
import dev.tripline.language.function.GoInt64;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Goes along the steps of one selector. */
final class Walk {
    private final @Nullable Object root;
    private final List<Step> steps;
    private final Evaluation evaluation;

    Walk(@Nullable Object root, List<Step> steps, Evaluation evaluation) {
        this.root = root;
        this.steps = steps;
        this.evaluation = evaluation;
    }

    /** From this value on along the steps that are left. */
    @Nullable
    Object from(@Nullable Object value, int position) throws EvaluationFailure {
        evaluation.step();
        if (position == steps.size()) {
            return value;
        }
        int next = position + 1;
        return switch (steps.get(position)) {
            case Step.Root step -> from(root, next);
            case Step.Current step -> from(value, next);
            case Step.Key key -> from(member(value, key.name()), next);
            case Step.Index index -> from(item(value, index.index()), next);
            case Step.Length step -> from(length(value), next);
            case Step.Wildcard step -> each(children(value), next);
            case Step.Recursive step -> {
                List<@Nullable Object> found = new ArrayList<>();
                collect(value, next, found);
                yield found;
            }
            case Step.Filter filter -> many(filtered(value, filter.formula()), next);
            case Step.Script script -> from(scripted(value, script.formula()), next);
            case Step.Union union -> many(united(value, union), next);
            case Step.Range range -> many(ranged(value, range), next);
        };
    }

    private static EvaluationFailure missing() {
        return new EvaluationFailure("nothing is there");
    }

    private static EvaluationFailure unsuitable(@Nullable Object value) {
        return new EvaluationFailure("nothing can be selected in " + GoFormat.typeName(value));
    }

    private static @Nullable Object member(@Nullable Object value, String name) throws EvaluationFailure {
        if (!(value instanceof Map<?, ?> map)) {
            throw unsuitable(value);
        }
        if (!map.containsKey(name)) {
            throw missing();
        }
        return map.get(name);
    }

    private static List<?> list(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof List<?> list) {
            return list;
        }
        throw unsuitable(value);
    }

    private static @Nullable Object item(@Nullable Object value, long index) throws EvaluationFailure {
        List<?> list = list(value);
        long counted = index < 0 ? list.size() + index : index;
        if (counted < 0 || counted >= list.size()) {
            throw missing();
        }
        return list.get((int) counted);
    }

    private @Nullable Object length(@Nullable Object value) throws EvaluationFailure {
        return switch (value) {
            case Map<?, ?> map -> map.containsKey("length") ? map.get("length") : new GoInt64(map.size());
            case List<?> list -> new GoInt64(list.size());
            case String text -> {
                evaluation.reads(text.length());
                yield new GoInt64(GoText.length(text));
            }
            case null, default -> throw unsuitable(value);
        };
    }

    /** Those of a map by their keys. */
    private List<?> children(@Nullable Object value) throws EvaluationFailure {
        if (!(value instanceof Map<?, ?> map)) {
            return list(value);
        }
        evaluation.items(map.size());
        List<@Nullable Object> sorted = new ArrayList<>();
        map.keySet().stream().map(String::valueOf).sorted(ByteOrder.BY_BYTES).forEach(key -> sorted.add(map.get(key)));
        return sorted;
    }

    /** From each of them on. Where that fails or is null, there is nothing, unless this was the last step. */
    private List<@Nullable Object> each(List<?> values, int next) throws EvaluationFailure {
        List<@Nullable Object> results = new ArrayList<>();
        for (Object value : values) {
            Object result = next == steps.size() ? value : orNull(value, next);
            if (result != null || next == steps.size()) {
                evaluation.items(1);
                results.add(result);
            }
        }
        return results;
    }

    private @Nullable Object orNull(@Nullable Object value, int next) throws EvaluationFailure {
        try {
            return from(value, next);
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return null;
        }
    }

    /** An index that follows is one among them; everything else is in each of them. */
    private @Nullable Object many(List<?> values, int next) throws EvaluationFailure {
        boolean index = next < steps.size() && steps.get(next) instanceof Step.Index;
        return index ? from(values, next) : each(values, next);
    }

    /** Here, and then below. */
    private void collect(@Nullable Object value, int next, List<@Nullable Object> found) throws EvaluationFailure {
        if (value == null) {
            return;
        }
        Object here = orNull(value, next);
        if (here instanceof List<?> list && next < steps.size()) {
            evaluation.items(list.size());
            found.addAll(list);
        } else if (here != null) {
            evaluation.items(1);
            found.add(here);
        }
        if (value instanceof List || value instanceof Map) {
            for (Object child : children(value)) {
                collect(child, next, found);
            }
        }
    }

    private List<?> filtered(@Nullable Object value, Formula formula) throws EvaluationFailure {
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : children(value)) {
            if (Formula.holds(formula, root, item)) {
                evaluation.items(1);
                kept.add(item);
            }
        }
        return kept;
    }

    private @Nullable Object scripted(@Nullable Object value, Formula formula) throws EvaluationFailure {
        Object key = formula.value(root, value);
        return key instanceof String name ? member(value, name) : item(value, whole(key));
    }

    private static long whole(@Nullable Object value) throws EvaluationFailure {
        return switch (value) {
            case Long number -> number;
            case GoInt64 number -> number.value();
            case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p62 -> number.longValue();
            case null, default -> throw new EvaluationFailure("expected an integer, not " + GoFormat.typeName(value));
        };
    }

    private @Nullable Object known(@Nullable Object part, @Nullable Object value) throws EvaluationFailure {
        return part instanceof Formula formula ? formula.value(root, value) : part;
    }

    private List<?> united(@Nullable Object value, Step.Union union) throws EvaluationFailure {
        List<@Nullable Object> wanted = new ArrayList<>();
        for (Object part : union.parts()) {
            Object known = known(part, value);
            wanted.add(known instanceof String ? known : (Object) whole(known));
            if (wanted.getFirst() instanceof String != known instanceof String) {
                throw new EvaluationFailure("a union of keys and indices");
            }
        }
        List<@Nullable Object> found = new ArrayList<>();
        for (Object part : wanted) {
            if (part instanceof String name) {
                if (!(value instanceof Map<?, ?> map)) {
                    throw unsuitable(value);
                }
                if (map.containsKey(name)) {
                    found.add(map.get(name));
                }
            } else {
                List<?> list = list(value);
                long index = whole(part) < 0 ? list.size() + whole(part) : whole(part);
                if (index >= 0 && index < list.size()) {
                    found.add(list.get((int) index));
                }
            }
        }
        return found;
    }

    private List<?> ranged(@Nullable Object value, Step.Range range) throws EvaluationFailure {
        List<?> list = list(value);
        int size = list.size();
        long from = bound(range.from(), value, 0, size);
        long to = bound(range.to(), value, size, size);
        long by = range.by() == null ? 1 : whole(known(range.by(), value));
        if (by == 0) {
            throw missing();
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

    private long bound(@Nullable Object part, @Nullable Object value, long otherwise, int size)
            throws EvaluationFailure {
        if (part == null) {
            return otherwise;
        }
        long bound = whole(known(part, value));
        return Math.clamp(bound < 0 ? size + bound : bound, 0, size);
    }
}
