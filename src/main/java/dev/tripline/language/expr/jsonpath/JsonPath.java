package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One selector. Paid for with the evaluation that compiles it; for one thread. */
public final class JsonPath {
    /** Characters. */
    public static final int LONGEST = 1000;

    private final List<Step> steps;
    private final Evaluation evaluation;

    private JsonPath(List<Step> steps, Evaluation evaluation) {
        this.steps = steps;
        this.evaluation = evaluation;
    }

    /**
     * @throws EvaluationFailure when it is no selector
     */
    public static JsonPath compile(String selector, Evaluation evaluation) throws EvaluationFailure {
        if (selector.length() > LONGEST) {
            throw EvaluationFailure.overBudget("a JSONPath of more than " + LONGEST + " characters");
        }
        return new JsonPath(SelectorText.steps(selector, evaluation), evaluation);
    }

    /**
     * @param document as GoJson decodes it
     * @throws EvaluationFailure also when a single value that is asked for is not there
     */
    public @Nullable Object query(@Nullable Object document) throws EvaluationFailure {
        return query(document, document);
    }

    /** From inside of a document. */
    @Nullable
    Object query(@Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        return new Walk(root, steps, evaluation).from(current, 0);
    }
}
