package dev.tripline.language.expr;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.expr.compile.Compiler;
import dev.tripline.language.expr.environment.ArgoFunctions;
import dev.tripline.language.expr.frame.Frame;
import dev.tripline.language.expr.syntax.Source;
import dev.tripline.language.expr.value.Conversion;
import dev.tripline.language.expr.value.Evaluation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expression of the expr language, compiled once and evaluated for many events. Beside the language's own functions it
 * has those that Argo Events adds: {@code asInt asFloat toJson jsonpath} and {@code sprig}. Immutable, safe for any thread.
 *
 * <p>Bounds: programs of {@value Source#LONGEST} characters and {@value Source#DEEPEST} levels; for each evaluation {@value
 * Evaluation#MOST_STEPS} steps, {@value Evaluation#MOST_ITEMS} items in what it makes, {@value Evaluation#MOST_TEXT}
 * characters.
 */
public final class Expr {
    private final Source source;
    private final Compiler.Program program;

    private Expr(Source source, Compiler.Program program) {
        this.source = source;
        this.program = program;
    }

    /**
     * @throws BadProgram saying what is wrong where; also for programs that are too long or nested too deep
     */
    public static Expr compile(String expression) throws BadProgram {
        Source source = Source.of(expression);
        return new Expr(source, Compiler.compile(source, ArgoFunctions.BY_NAME));
    }

    /**
     * @param environment by name: null, Boolean, Double, Long, String, List, Map. Names that are not there are nil
     * @return the same classes; times and durations as they are
     * @throws EvaluationFailure a type error, with its place in the program; a budget that is used up
     */
    public @Nullable Object evaluate(Map<String, ? extends @Nullable Object> environment, World world)
            throws EvaluationFailure {
        Evaluation evaluation = new Evaluation(world);
        Frame frame = new Frame(evaluation, environment, program.slots());
        try {
            return Conversion.RESULT.of(program.code().evaluate(frame), evaluation);
        } catch (EvaluationFailure e) {
            String reason = e.reason() + " " + source.place(frame.at());
            throw e.isOverBudget() ? EvaluationFailure.overBudget(reason) : new EvaluationFailure(reason);
        }
    }
}
