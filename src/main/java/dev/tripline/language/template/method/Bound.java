package dev.tripline.language.template.method;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A method of values of one class: its parameters, and what it does. */
record Bound<T>(List<GoType> parameters, Body<T> body) {
    @FunctionalInterface
    interface Body<T> {
        Object call(T receiver, List<@Nullable Object> arguments, World world) throws EvaluationFailure;
    }

    /** Without arguments. */
    @FunctionalInterface
    interface Getter<T> {
        Object get(T receiver);
    }

    static <T> Bound<T> getter(Getter<T> getter) {
        return new Bound<>(List.of(), (receiver, arguments, world) -> getter.get(receiver));
    }

    /** For a method that may not be there. */
    static <T> Optional<GoFunction> to(T receiver, @Nullable Bound<T> method) {
        return Optional.ofNullable(method).map(found -> found.to(receiver));
    }

    private GoFunction to(T receiver) {
        return new GoFunction(parameters, false, (arguments, world) -> body.call(receiver, arguments, world));
    }
}
