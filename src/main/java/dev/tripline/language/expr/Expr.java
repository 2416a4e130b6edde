package dev.tripline.language.expr;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression of the expr language, compiled once and evaluated for many events. Immutable, safe for any thread. */
public final class Expr {
    private Expr() {}

    /**
     * @throws BadProgram saying what is wrong where
     */
    public static Expr compile(String expression) throws BadProgram {
        throw new BadProgram("not built");
    }

    /**
     * @param environment by name: null, Boolean, Double, String, List, Map
     * @return the same classes, and Long for integers
     * @throws EvaluationFailure a type error, a budget that is used up
     */
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> environment, World world)
            throws EvaluationFailure {
        throw new EvaluationFailure("not built");
    }
}
