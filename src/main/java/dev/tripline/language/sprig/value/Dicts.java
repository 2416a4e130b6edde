package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dicts that may be changed, and copies of values in which all dicts may. */
public final class Dicts {
    private Dicts() {}

    /** Keys of Go's maps here are always strings. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> typed(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    /**
     * The value with all its lists and dicts copied; the dicts of the copy may be changed.
     *
     * @throws EvaluationFailure when it is nested too deep or too large
     */
    public static @Nullable Object copy(@Nullable Object value) throws EvaluationFailure {
        Weight.check(value);
        return copied(value);
    }

    private static @Nullable Object copied(@Nullable Object value) {
        return switch (value) {
            case GoSlice slice -> new GoSlice(slice.goType(), copies(slice), slice.isNil());
            case StringMap map -> new StringMap(map.texts());
            case List<?> list -> copies(list);
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
                typed(map).forEach((key, member) -> copy.put(key, copied(member)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> copies(List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>(list.size());
        for (Object item : list) {
            copy.add(copied(item));
        }
        return copy;
    }

    /**
     * Puts a member in place, as Go's maps allow.
     *
     * @throws EvaluationFailure when the dict belongs to the event
     */
    public static void put(Map<String, @Nullable Object> dict, String key, @Nullable Object value)
            throws EvaluationFailure {
        try {
            dict.put(key, value);
        } catch (UnsupportedOperationException e) {
            throw unchangeable();
        }
    }

    /** Removes a member in place. */
    public static void remove(Map<String, @Nullable Object> dict, String key) throws EvaluationFailure {
        if (dict.containsKey(key)) {
            try {
                dict.remove(key);
            } catch (UnsupportedOperationException e) {
                throw unchangeable();
            }
        }
    }

    private static EvaluationFailure unchangeable() {
        return new EvaluationFailure("a part of the event cannot be changed; change a copy of it: deepCopy");
    }
}
