package dev.tripline.language.template.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.function.GoFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a name in a template calls. */
public sealed interface Callee {
    /**
     * A function whose arguments have types.
     *
     * @param steps what a call costs, beside the size of its arguments and its result
     */
    record Typed(GoFunction function, int steps) implements Callee {}

    /** {@code and}, {@code or}: evaluate only what they need. */
    record ShortCircuit(boolean stopsAt) implements Callee {}

    /** A builtin that takes values as they are, {@link Special#MISSING} too. */
    record Raw(int atLeast, boolean variadic, RawBody body) implements Callee {}

    /** What a {@link Raw} builtin does. */
    @FunctionalInterface
    interface RawBody {
        @Nullable
        Object call(List<@Nullable Object> arguments) throws EvaluationFailure;
    }
}
