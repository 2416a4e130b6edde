package dev.tripline.language.template.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.function.GoTyped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** index and len. Strings are bytes. */
final class Indexing {
    private Indexing() {}

    static @Nullable Object index(List<@Nullable Object> values) throws EvaluationFailure {
        Object item = values.get(0);
        if (item == null || item == Special.MISSING) {
            throw new EvaluationFailure("index of untyped nil");
        }
        for (Object index : values.subList(1, values.size())) {
            item = switch (item) {
                case null -> throw new EvaluationFailure("index of nil");
                case List<?> list -> list.get(place(index, list.size()));
                case Map<?, ?> map -> member(map, index);
                case String text -> {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    yield new GoByte(bytes[place(index, bytes.length)] & 0xFF);
                }
                default -> throw new EvaluationFailure("can't index item of type " + GoFormat.typeName(item));
            };
        }
        return item;
    }

    private static @Nullable Object member(Map<?, ?> map, @Nullable Object key) throws EvaluationFailure {
        if (!(key instanceof String name)) {
            throw new EvaluationFailure("the key of a map has type " + typeName(key) + "; should be string");
        }
        Object found = map.get(name);
        boolean stringItems = map instanceof GoTyped typed && typed.goType().endsWith("]string");
        return found == null && stringItems ? "" : found;
    }

    private static int place(@Nullable Object index, int size) throws EvaluationFailure {
        long place = switch (index) {
            case Long number -> number;
            case GoInt64 number -> number.value();
            case GoByte number -> number.value();
            case GoEnum number -> number.value();
            case Duration span -> span.toNanos();
            case null, default -> throw new EvaluationFailure("cannot index a list with type " + typeName(index));
        };
        if (place < 0 || place >= size) {
            throw new EvaluationFailure("index out of range: " + place);
        }
        return (int) place;
    }

    private static String typeName(@Nullable Object value) {
        return value == Special.MISSING ? "nil" : GoFormat.typeName(value);
    }

    static Long length(@Nullable Object value) throws EvaluationFailure {
        return switch (value) {
            case String text -> (long) text.getBytes(StandardCharsets.UTF_8).length;
            case List<?> list -> (long) list.size();
            case Map<?, ?> map -> (long) map.size();
            case null, default -> throw new EvaluationFailure("len of type " + typeName(value));
        };
    }
}
