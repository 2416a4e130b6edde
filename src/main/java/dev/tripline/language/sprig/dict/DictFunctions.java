package dev.tripline.language.sprig.dict;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.MAP;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Dicts;
import dev.tripline.language.sprig.value.GoSlice;
import dev.tripline.language.sprig.value.Limits;
import dev.tripline.language.sprig.value.Same;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dicts made, asked and changed. Where Go's order is by chance, the order is that of the members. */
public final class DictFunctions {
    private DictFunctions() {}

    public static Map<String, GoFunction> functions() {
        Shelf shelf = new Shelf();
        changes(shelf);
        return shelf.add("get", DictFunctions::get, MAP, STRING)
                .add("hasKey", a -> a.map(0).containsKey(a.text(1)), MAP, STRING)
                .variadic("pluck", DictFunctions::pluck, STRING, MAP)
                .variadic("keys", DictFunctions::keys, MAP)
                .add("values", DictFunctions::values, MAP)
                .variadic("pick", a -> chosen(a, true), MAP, STRING)
                .variadic("omit", a -> chosen(a, false), MAP, STRING)
                .variadic("dig", DictFunctions::dig, ANY)
                .add("deepCopy", a -> Dicts.copy(given(a.any(0))), ANY)
                .withMust("deepCopy")
                .add("deepEqual", a -> Same.equal(a.any(0), a.any(1)), ANY, ANY)
                .functions();
    }

    private static void changes(Shelf shelf) {
        shelf.variadic("dict", DictFunctions::dict, ANY)
                .add("set", DictFunctions::set, MAP, STRING, ANY)
                .add("unset", DictFunctions::unset, MAP, STRING)
                .variadic("merge", a -> Merge.of(a, false), MAP, MAP)
                .withMust("merge")
                .variadic("mergeOverwrite", a -> Merge.of(a, true), MAP, MAP)
                .withMust("mergeOverwrite");
    }

    private static Object given(@Nullable Object value) throws EvaluationFailure {
        if (value == null) {
            throw new EvaluationFailure("deepCopy of nil");
        }
        return value;
    }

    /** Names and values in turn; a last name without a value has an empty text. */
    private static Map<String, @Nullable Object> dict(Arguments arguments) throws EvaluationFailure {
        Map<String, @Nullable Object> dict = new LinkedHashMap<>();
        for (int i = 0; i < arguments.count(); i += 2) {
            dict.put(Values.text(arguments.any(i)), i + 1 < arguments.count() ? arguments.any(i + 1) : "");
        }
        return dict;
    }

    private static Map<String, @Nullable Object> set(Arguments arguments) throws EvaluationFailure {
        Map<String, @Nullable Object> dict = arguments.map(0);
        Dicts.put(dict, arguments.text(1), arguments.any(2));
        Limits.items(dict.size());
        return dict;
    }

    private static Map<String, @Nullable Object> unset(Arguments arguments) throws EvaluationFailure {
        Map<String, @Nullable Object> dict = arguments.map(0);
        Dicts.remove(dict, arguments.text(1));
        return dict;
    }

    private static @Nullable Object get(Arguments arguments) throws EvaluationFailure {
        Map<String, @Nullable Object> dict = arguments.map(0);
        return dict.containsKey(arguments.text(1)) ? dict.get(arguments.text(1)) : "";
    }

    private static List<@Nullable Object> pluck(Arguments arguments) throws EvaluationFailure {
        List<@Nullable Object> found = new ArrayList<>();
        for (int i = 1; i < arguments.count(); i++) {
            Map<String, @Nullable Object> dict = arguments.map(i);
            if (dict.containsKey(arguments.text(0))) {
                found.add(dict.get(arguments.text(0)));
            }
        }
        return found;
    }

    private static GoSlice keys(Arguments arguments) throws EvaluationFailure {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < arguments.count(); i++) {
            keys.addAll(arguments.map(i).keySet());
            Limits.items(keys.size());
        }
        return GoSlice.strings(keys);
    }

    private static List<@Nullable Object> values(Arguments arguments) throws EvaluationFailure {
        Limits.items(arguments.map(0).size());
        return new ArrayList<>(arguments.map(0).values());
    }

    /** The members with these names, or those without. */
    private static Map<String, @Nullable Object> chosen(Arguments arguments, boolean named) throws EvaluationFailure {
        List<@Nullable Object> names = arguments.from(1);
        Map<String, @Nullable Object> chosen = new LinkedHashMap<>();
        arguments.map(0).forEach((name, value) -> {
            if (names.contains(name) == named) {
                chosen.put(name, value);
            }
        });
        Limits.items(chosen.size());
        return chosen;
    }

    /** The names of the way down, what to give when it ends early, and the dict. */
    private static @Nullable Object dig(Arguments arguments) throws EvaluationFailure {
        int steps = arguments.count() - 2;
        if (steps < 1) {
            throw new EvaluationFailure("dig needs at least three arguments");
        }
        Object place = arguments.any(steps + 1);
        for (int i = 0; i < steps; i++) {
            arguments.text(i);
        }
        for (int i = 0; i < steps; i++) {
            if (!(place instanceof Map<?, ?> dict) || place instanceof GoTyped) {
                throw new EvaluationFailure("dig: not a dict but " + Values.kind(place));
            }
            if (!dict.containsKey(arguments.text(i))) {
                return arguments.any(steps);
            }
            place = dict.get(arguments.text(i));
        }
        return place;
    }
}
