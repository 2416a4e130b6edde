package dev.tripline.language.template.builtin;

import dev.tripline.language.function.GoFunction;
import dev.tripline.language.function.GoTyped;
import java.util.Map;
import java.util.Optional;

/**
 * What templates can call.
 *
 * @param functions by name
 * @param methods of values that do not bring their own
 */
public record Library(Map<String, Callee> functions, Methods methods) {
    /** The methods that a value has. */
    @FunctionalInterface
    public interface Methods {
        /** Bound to the value; empty when it has no such method. */
        Optional<GoFunction> find(Object value, String name);
    }

    public Library {
        functions = Map.copyOf(functions);
    }

    public Optional<GoFunction> method(Object value, String name) {
        return value instanceof GoTyped typed ? Optional.ofNullable(typed.method(name)) : methods.find(value, name);
    }
}
