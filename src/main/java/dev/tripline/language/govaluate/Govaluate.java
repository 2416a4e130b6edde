package dev.tripline.language.govaluate;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A govaluate expression, compiled once and evaluated for many events. Immutable, safe for any thread. */
public final class Govaluate {
    private Govaluate() {}

    /**
     * @throws BadProgram saying what is wrong where
     */
    public static Govaluate compile(String expression) throws BadProgram {
        throw new BadProgram("not built");
    }

    /**
     * @param parameters by name: null, Boolean, Double, String, List, Map
     * @return the same classes
     * @throws EvaluationFailure as govaluate fails, its panics included
     */
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> parameters) throws EvaluationFailure {
        throw new EvaluationFailure("not built");
    }
}
