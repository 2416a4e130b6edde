package dev.tripline.language.sprig.dict;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoTyped;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Dicts;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Values;
import dev.tripline.language.sprig.value.Weight;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Merges dicts into the first, in place, by the rules of mergo 1.0.1: what is missing or empty there is filled; with
 * overwriting, what is there is replaced; dicts on both sides are merged in turn. Dicts and lists of the source are taken over, not copied.
 */
final class Merge {
    private Merge() {}

    static Map<String, @Nullable Object> of(Arguments arguments, boolean overwrite) throws EvaluationFailure {
        // A nil target is made anew.
        Map<String, @Nullable Object> target = arguments.any(0) == null ? new LinkedHashMap<>() : arguments.map(0);
        for (int i = 1; i < arguments.count(); i++) {
            Map<String, @Nullable Object> source = arguments.map(i);
            Weight.check(target, source);
            into(target, source, overwrite);
        }
        return target;
    }

    private static void into(
            Map<String, @Nullable Object> target, Map<String, @Nullable Object> source, boolean overwrite)
            throws EvaluationFailure {
        if (target == source) {
            return;
        }
        for (Map.Entry<String, @Nullable Object> member : List.copyOf(source.entrySet())) {
            member(target, member.getKey(), member.getValue(), overwrite);
        }
        Limits.items(target.size());
    }

    private static void member(
            Map<String, @Nullable Object> target, String name, @Nullable Object value, boolean overwrite)
            throws EvaluationFailure {
        Object old = target.get(name);
        if (value instanceof Map<?, ?> from && old instanceof Map<?, ?> to && isDict(from) && isDict(to)) {
            into(Dicts.typed(to), Dicts.typed(from), overwrite);
        }
        boolean merged = value instanceof Map<?, ?> && old instanceof Map<?, ?>;
        boolean replaces = value == null ? overwrite : Values.isEmpty(old) || overwrite && !merged;
        if (replaces) {
            Dicts.put(target, name, value);
        }
    }

    private static boolean isDict(Map<?, ?> map) {
        return !(map instanceof GoTyped);
    }
}
