package dev.tripline.language.sprig.json;

import static dev.tripline.language.function.GoType.ANY;
import static dev.tripline.language.function.GoType.BOOL;
import static dev.tripline.language.function.GoType.STRING;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.sprig.value.Arguments;
import dev.tripline.language.sprig.value.Shelf;
import dev.tripline.language.sprig.value.Values;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to take instead of nothing, and giving up. */
public final class DefaultFunctions {
    private DefaultFunctions() {}

    public static Map<String, GoFunction> functions() {
        return new Shelf()
                .variadic("default", DefaultFunctions::orElse, ANY, ANY)
                .add("empty", a -> Values.isEmpty(a.any(0)), ANY)
                .variadic("coalesce", DefaultFunctions::firstGiven, ANY)
                .variadic("all", a -> a.values().stream().noneMatch(Values::isEmpty), ANY)
                .variadic("any", a -> !a.values().stream().allMatch(Values::isEmpty), ANY)
                .add("ternary", a -> a.any(a.truth(2) ? 0 : 1), ANY, ANY, BOOL)
                .add("fail", DefaultFunctions::fail, STRING)
                .functions();
    }

    private static @Nullable Object orElse(Arguments arguments) {
        boolean given = arguments.count() > 1 && !Values.isEmpty(arguments.any(1));
        return arguments.any(given ? 1 : 0);
    }

    private static @Nullable Object firstGiven(Arguments arguments) {
        for (Object value : arguments.values()) {
            if (!Values.isEmpty(value)) {
                return value;
            }
        }
        return null;
    }

    private static Object fail(Arguments arguments) throws EvaluationFailure {
        throw new EvaluationFailure(arguments.text(0));
    }
}
