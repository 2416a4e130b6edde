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
            case Step.Union union -> many(new Picking(root, value, evaluation).union(union), next);
            case Step.Range range -> many(new Picking(root, value, evaluation).range(range), next);
        };
    }

    static EvaluationFailure missing() {
        return new EvaluationFailure("nothing is there");
    }

    static EvaluationFailure unsuitable(@Nullable Object value) {
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

    static List<?> list(@Nullable Object value) throws EvaluationFailure {
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
        return key instanceof String name ? member(value, name) : item(value, Picking.whole(key));
    }
}
