package dev.tripline.language.sprig.list;

import static dev.tripline.language.function.GoType.ANY;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Same;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists made, extended, filtered. */
public final class ListFunctions {
    private ListFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .variadic("list", a -> new ArrayList<>(a.values()), ANY)
                .alias("tuple", "list")
                .add("append", a -> extended(list(a, "push on"), true, a.any(1)), ANY, ANY)
                .withMust("append")
                .alias("push", "append")
                .withMust("push")
                .add("prepend", a -> extended(list(a, "prepend on"), false, a.any(1)), ANY, ANY)
                .withMust("prepend")
                .variadic("concat", ListFunctions::concatenated, ANY)
                .add("reverse", a -> reversed(list(a, "reverse")), ANY)
                .withMust("reverse")
                .add("compact", a -> compact(list(a, "compact")), ANY)
                .withMust("compact")
                .add("uniq", a -> unique(list(a, "find uniq on")), ANY)
                .withMust("uniq")
                .variadic("without", a -> without(list(a, "find without on"), a.from(1)), ANY, ANY)
                .withMust("without")
                .add("has", ListFunctions::has, ANY, ANY)
                .withMust("has")
                .functions();
    }

    private static List<? extends @Nullable Object> list(Arguments arguments, String verb) throws EvaluationFailure {
        return Values.list(arguments.any(0), verb);
    }

    private static List<@Nullable Object> extended(
            List<? extends @Nullable Object> list, boolean atEnd, @Nullable Object item) throws EvaluationFailure {
        Limits.items(list.size() + 1L);
        List<@Nullable Object> extended = new ArrayList<>(list.size() + 1);
        extended.addAll(list);
        extended.add(atEnd ? list.size() : 0, item);
        return extended;
    }

    /** Of nothing: nil. */
    private static List<@Nullable Object> concatenated(Arguments arguments) throws EvaluationFailure {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object value : arguments.values()) {
            List<? extends @Nullable Object> list = Values.list(value, "concat");
            Limits.items((long) all.size() + list.size());
            all.addAll(list);
        }
        return all.isEmpty() ? GoSlice.nil(GoSlice.ANY) : all;
    }

    private static List<@Nullable Object> reversed(List<? extends @Nullable Object> list) throws EvaluationFailure {
        Limits.items(list.size());
        List<@Nullable Object> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<@Nullable Object> compact(List<? extends @Nullable Object> list) throws EvaluationFailure {
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object item : list) {
            if (!Values.isEmpty(item)) {
                rest.add(item);
            }
        }
        Limits.items(rest.size());
        return rest;
    }

    private static List<@Nullable Object> unique(List<? extends @Nullable Object> list) throws EvaluationFailure {
        Same.Bag seen = Same.Bag.of(List.of());
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object item : list) {
            if (seen.add(item)) {
                rest.add(item);
            }
        }
        Limits.items(rest.size());
        return rest;
    }

    private static List<@Nullable Object> without(
            List<? extends @Nullable Object> list, List<? extends @Nullable Object> unwanted) throws EvaluationFailure {
        Same.Bag bag = Same.Bag.of(unwanted);
        List<@Nullable Object> rest = new ArrayList<>();
        for (Object item : list) {
            if (!bag.contains(item)) {
                rest.add(item);
            }
        }
        Limits.items(rest.size());
        return rest;
    }

    private static Boolean has(Arguments arguments) throws EvaluationFailure {
        Object list = arguments.any(1);
        if (list == null) {
            return false;
        }
        for (Object item : Values.list(list, "find has on")) {
            if (Same.equal(arguments.any(0), item)) {
                return true;
            }
        }
        return false;
    }
}
