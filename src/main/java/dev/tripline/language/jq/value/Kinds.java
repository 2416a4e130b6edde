package dev.tripline.language.jq.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of values: their names, and what counts as true. */
public final class Kinds {
    private Kinds() {}

    public static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean bool -> "boolean";
            case String text -> "string";
            case List<?> list -> "array";
            case Map<?, ?> map -> "object";
            default -> "number";
        };
    }

    /** Everything but null and false. */
    public static boolean isTrue(@Nullable Object value) {
        return value != null && !Boolean.FALSE.equals(value);
    }

    @SuppressWarnings("unchecked")
    public static @Nullable List<@Nullable Object> list(@Nullable Object value) {
        return value instanceof List<?> list ? (List<@Nullable Object>) list : null;
    }

    @SuppressWarnings("unchecked")
    public static @Nullable Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }
}
