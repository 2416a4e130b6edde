package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.method.Methods;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is inside of values: members, items, bytes, parts. */
public final class Access {
    private Access() {}

    /** An item or member; a missing member of a map is nil, everything else that is missing a failure. */
    public static @Nullable Object member(@Nullable Object target, @Nullable Object key, Evaluation evaluation)
            throws EvaluationFailure {
        if (target == null) {
            throw new EvaluationFailure("cannot fetch " + described(key) + " from nil");
        }
        if (key instanceof String name && !(target instanceof Map) && !(target instanceof String)) {
            GoFunction method = Methods.bound(target, name);
            if (method != null) {
                return method;
            }
        }
        return switch (target) {
            case String text -> byteOf(text, key, evaluation);
            case List<?> list -> list.get(index(key, list.size()));
            case AnyMap map -> map.find(key);
            case Map<?, ?> map -> ofMap(map, textKey(key, map));
            default ->
                throw new EvaluationFailure("cannot fetch " + described(key) + " from " + GoFormat.typeName(target));
        };
    }

    /** A map of strings has the empty one for every other key. */
    private static @Nullable Object ofMap(Map<?, ?> map, String key) {
        Object value = map.get(key);
        boolean strings =
                value == null && map instanceof GoTyped typed && typed.goType().equals("map[string]string");
        return strings ? (Object) "" : value;
    }

    private static String described(@Nullable Object key) {
        return switch (key) {
            case String text -> text.length() > 40 ? text.substring(0, 40) + "…" : text;
            case null -> "nil";
            case Long number -> number.toString();
            default -> GoFormat.typeName(key);
        };
    }

    private static GoByte byteOf(String text, @Nullable Object key, Evaluation evaluation) throws EvaluationFailure {
        evaluation.reads(text.length());
        int index = index(key, GoText.length(text));
        return new GoByte(GoText.bytes(GoText.slice(text, index, index + 1))[0] & 0xFF);
    }

    private static int index(@Nullable Object key, int size) throws EvaluationFailure {
        long index = Numbers.toInt(key);
        long counted = index < 0 ? size + index : index;
        if (counted < 0 || counted >= size) {
            throw new EvaluationFailure("index " + index + " out of range: there are " + size);
        }
        return (int) counted;
    }

    /** Nil is the empty key. */
    private static String textKey(@Nullable Object key, Map<?, ?> map) throws EvaluationFailure {
        return switch (key) {
            case null -> "";
            case String text -> text;
            default ->
                throw new EvaluationFailure(
                        "a key of " + GoFormat.typeName(map) + " cannot be " + GoFormat.typeName(key));
        };
    }

    /** Whether a list has it as an item, or a map as a key. Nothing is in nil. */
    public static boolean isIn(@Nullable Object item, @Nullable Object all, Evaluation evaluation)
            throws EvaluationFailure {
        return switch (all) {
            case null -> false;
            case IntRange range -> Numbers.isNumber(item) && range.holds(Numbers.toFloat(item));
            case List<?> list -> isAmong(item, list, evaluation);
            case AnyMap map -> map.has(item);
            case Map<?, ?> map -> map.containsKey(textKey(item, map));
            case ZonedDateTime time when item instanceof String -> false;
            default -> throw new EvaluationFailure("operator \"in\" not defined on " + GoFormat.typeName(all));
        };
    }

    private static boolean isAmong(@Nullable Object item, List<?> list, Evaluation evaluation)
            throws EvaluationFailure {
        for (Object other : list) {
            evaluation.step();
            if (Equality.of(other, item, evaluation)) {
                return true;
            }
        }
        return false;
    }

    /** Items, members, bytes. */
    public static long length(@Nullable Object value, Evaluation evaluation) throws EvaluationFailure {
        return switch (value) {
            case String text -> {
                evaluation.reads(text.length());
                yield GoText.length(text);
            }
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> throw new EvaluationFailure("invalid argument for len: " + GoFormat.typeName(value));
        };
    }

    /** From one place to before another; negative ones count from the end, those out of range are the nearest. */
    public static Object slice(
            @Nullable Object value, @Nullable Object from, @Nullable Object to, Evaluation evaluation)
            throws EvaluationFailure {
        boolean sliceable =
                value instanceof String || value instanceof List && !(value instanceof Slice s && s.isArray());
        if (value == null || !sliceable) {
            throw new EvaluationFailure("cannot slice " + GoFormat.typeName(value));
        }
        int size = (int) length(value, evaluation);
        int end = (int) Math.min(size, fromStart(Numbers.toInt(to), size));
        int start = (int) Math.min(end, fromStart(Numbers.toInt(from), size));
        if (value instanceof String text) {
            evaluation.text(end - start);
            return GoText.slice(text, start, end);
        }
        List<?> list = (List<?>) value;
        return start == 0 && end == size && !(list instanceof GoTyped) ? list : Slice.part(list, start, end);
    }

    private static long fromStart(long index, int size) {
        return Math.max(0, index < 0 ? size + index : index);
    }
}
