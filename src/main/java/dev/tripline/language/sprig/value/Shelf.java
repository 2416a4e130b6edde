package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a group puts its functions under their names. */
public final class Shelf {
    private final Map<String, GoFunction> functions = new LinkedHashMap<>();

    /** What a function does. */
    @FunctionalInterface
    public interface Act {
        @Nullable
        Object on(Arguments arguments) throws EvaluationFailure;
    }

    /** A function with so many parameters. */
    public Shelf add(String name, Act act, GoType... parameters) {
        return put(name, new GoFunction(List.of(parameters), false, body(act)));
    }

    /** A function whose last parameter may be left out or repeated. */
    public Shelf variadic(String name, Act act, GoType... parameters) {
        return put(name, new GoFunction(List.of(parameters), true, body(act)));
    }

    /** Another name for what is there. */
    public Shelf alias(String alias, String name) {
        return put(alias, Objects.requireNonNull(functions.get(name)));
    }

    /** The same function under a name that says that it may fail; in templates both fail alike. */
    public Shelf withMust(String name) {
        return alias("must" + Character.toUpperCase(name.charAt(0)) + name.substring(1), name);
    }

    private Shelf put(String name, GoFunction function) {
        if (functions.put(name, function) != null) {
            throw new IllegalArgumentException("twice: " + name);
        }
        return this;
    }

    private static GoFunction.Body body(Act act) {
        return (values, world) -> act.on(new Arguments(values, world));
    }

    public Map<String, GoFunction> functions() {
        return Collections.unmodifiableMap(functions);
    }
}
