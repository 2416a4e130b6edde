package dev.tripline.language.sprig;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Calls of functions, in a world that is always the same: noon of the leap day 2024, and chance from the seed 1. */
final class Calls {
    static final Instant NOW = Instant.parse("2024-02-29T12:00:00Z");

    private Calls() {}

    static World world() {
        return new World(InstantSource.fixed(NOW), new Random(1));
    }

    static @Nullable Object call(String name, List<? extends @Nullable Object> arguments) throws EvaluationFailure {
        GoFunction function = Objects.requireNonNull(Sprig.functions().get(name), name);
        @SuppressWarnings("unchecked")
        List<@Nullable Object> values = (List<@Nullable Object>) arguments;
        return function.body().call(values, world());
    }

    static @Nullable Object call(String name, @Nullable Object... arguments) throws EvaluationFailure {
        return call(name, Arrays.asList(arguments));
    }

    /** Of a call that does not fail. */
    static Object result(String name, @Nullable Object... arguments) {
        try {
            return Objects.requireNonNull(call(name, arguments));
        } catch (EvaluationFailure e) {
            throw new AssertionError(name + ": " + e.reason(), e);
        }
    }

    static String text(String name, @Nullable Object... arguments) {
        return (String) result(name, arguments);
    }

    static Object method(GoTyped value, String name, @Nullable Object... arguments) {
        try {
            GoFunction method = Objects.requireNonNull(value.method(name), name);
            return Objects.requireNonNull(method.body().call(Arrays.asList(arguments), world()));
        } catch (EvaluationFailure e) {
            throw new AssertionError(name + ": " + e.reason(), e);
        }
    }
}
