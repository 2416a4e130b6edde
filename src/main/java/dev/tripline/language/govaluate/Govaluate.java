package dev.tripline.language.govaluate;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.govaluate.stage.Evaluation;
import dev.tripline.language.govaluate.stage.Stage;
import dev.tripline.language.govaluate.syntax.Tokenizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A govaluate expression, compiled once and evaluated for many events. Immutable, safe for any thread. Limits: see {@link
 * Tokenizer}, {@link Planner} and {@link Evaluation}.
 */
public final class Govaluate {
    private final Stage stage;

    private Govaluate(Stage stage) {
        this.stage = stage;
    }

    /**
     * Reads an expression. What looks like a date in quotes is taken as seconds since 1970, in UTC where it names no zone.
     *
     * @throws BadProgram saying what is wrong where
     */
    public static Govaluate compile(String expression) throws BadProgram {
        return new Govaluate(new Planner(Tokenizer.read(expression)).plan());
    }

    /**
     * The value for these parameters. Names that are not reached (behind {@code false &&}, {@code true ||}) may be missing.
     *
     * @param parameters by name: null, Boolean, Double, String, List, Map
     * @return the same classes
     * @throws EvaluationFailure as govaluate fails, its panics included
     */
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> parameters) throws EvaluationFailure {
        return stage.value(new Evaluation(parameters));
    }
}
