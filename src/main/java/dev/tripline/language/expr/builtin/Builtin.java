package dev.tripline.language.expr.builtin;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.type.Check;
import org.jspecify.annotations.Nullable;

/** One function. Stateless, safe for any thread. */
public record Builtin(Check check, Body body) {
    /** What it does. */
    @FunctionalInterface
    public interface Body {
        @Nullable
        Object call(Arguments arguments) throws EvaluationFailure;
    }
}
