package dev.tripline.language.expr.call;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.function.GoFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a function that takes values as they are here, and pays for what it does. */
@FunctionalInterface
public interface Unconverted extends GoFunction.Body {
    @Nullable
    Object call(List<@Nullable Object> arguments, Evaluation evaluation) throws EvaluationFailure;

    @Override
    default @Nullable Object call(List<@Nullable Object> arguments, World world) throws EvaluationFailure {
        return call(arguments, new Evaluation(world));
    }
}
