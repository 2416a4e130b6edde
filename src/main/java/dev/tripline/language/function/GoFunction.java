package dev.tripline.language.function;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as Go declares it, for the languages that call it. The caller has checked (and, where its own rules say so,
 * converted) number and types of the arguments. Stateless, safe for any thread.
 *
 * @param parameters the declared types; the last one is repeated when variadic
 */
public record GoFunction(List<GoType> parameters, boolean variadic, Body body) {
    /** What it does. */
    @FunctionalInterface
    public interface Body {
        /**
         * @param arguments as {@link GoType} lists the classes; may hold nulls where the parameter is ANY, and
         *     where it is LIST or MAP: a nil one, which is empty and cannot be changed
         * @throws EvaluationFailure what Go returns as an error, a panic, or a result beyond any bound
         */
        @Nullable
        Object call(List<@Nullable Object> arguments, World world) throws EvaluationFailure;
    }

    public GoFunction {
        parameters = List.copyOf(parameters);
    }
}
