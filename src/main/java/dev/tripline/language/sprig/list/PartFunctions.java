package dev.tripline.language.sprig.list;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.INT;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.number.Cast;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items and parts of lists. */
public final class PartFunctions {
    private PartFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .add("first", a -> end(Values.list(a.any(0), "find first on"), true), ANY)
                .withMust("first")
                .add("last", a -> end(Values.list(a.any(0), "find last on"), false), ANY)
                .withMust("last")
                .add("rest", a -> inner(Values.list(a.any(0), "find rest on"), 1, 0), ANY)
                .withMust("rest")
                .add("initial", a -> inner(Values.list(a.any(0), "find initial on"), 0, 1), ANY)
                .withMust("initial")
                .variadic("slice", PartFunctions::slice, ANY, ANY)
                .withMust("slice")
                .add("chunk", PartFunctions::chunks, INT, ANY)
                .withMust("chunk")
                .functions();
    }

    private static @Nullable Object end(List<? extends @Nullable Object> list, boolean first) {
        return list.isEmpty() ? null : list.get(first ? 0 : list.size() - 1);
    }

    /** Without so many items at its ends; of nothing nil. */
    private static List<? extends @Nullable Object> inner(List<? extends @Nullable Object> list, int head, int tail)
            throws EvaluationFailure {
        Limits.items(list.size());
        return list.isEmpty() ? GoSlice.nil(GoSlice.ANY) : new ArrayList<>(list.subList(head, list.size() - tail));
    }

    /** A slice of the same type; of nothing nil. */
    private static @Nullable Object slice(Arguments arguments) throws EvaluationFailure {
        List<? extends @Nullable Object> list = Values.list(arguments.any(0), "slice");
        if (list.isEmpty()) {
            return null;
        }
        long start = arguments.count() > 1 ? Cast.integer(arguments.any(1)) : 0;
        long end = arguments.count() > 2 ? Cast.integer(arguments.any(2)) : list.size();
        if (start < 0 || end > list.size() || start > end) {
            throw new EvaluationFailure(
                    "slice bounds out of range [" + start + ":" + end + "] with length " + list.size());
        }
        return GoSlice.like(list, new ArrayList<>(list.subList((int) start, (int) end)));
    }

    private static GoSlice chunks(Arguments arguments) throws EvaluationFailure {
        long size = arguments.integer(0);
        List<? extends @Nullable Object> list = Values.list(arguments.any(1), "chunk");
        if (size < 0 && Math.floorDiv(list.size() - 1L, size) == -1) {
            // Go computes that there are no chunks; with other negative sizes it comes to less than none.
            return GoSlice.of(GoSlice.LISTS, List.of());
        }
        if (size <= 0) {
            throw new EvaluationFailure("chunk: the size must be positive");
        }
        Limits.items(list.size());
        int step = (int) Math.min(size, Math.max(1, list.size()));
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        for (int start = 0; start < list.size(); start += step) {
            chunks.add(new ArrayList<>(list.subList(start, Math.min(start + step, list.size()))));
        }
        return GoSlice.of(GoSlice.LISTS, chunks);
    }
}
