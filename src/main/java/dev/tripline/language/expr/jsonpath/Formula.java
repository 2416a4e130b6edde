package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.function.GoInt64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands in parentheses: it decides about an item, or finds a key or index. */
interface Formula {
    /**
     * @param current what {@code @} means
     */
    @Nullable
    Object value(@Nullable Object root, @Nullable Object current) throws EvaluationFailure;

    static Formula compile(String text, Evaluation evaluation) throws EvaluationFailure {
        return new FormulaText(evaluation).formula(text);
    }

    /** What fails does not hold; nor do nil, false, 0 and whatever is empty. */
    static boolean holds(Formula formula, @Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        try {
            return switch (formula.value(root, current)) {
                case null -> false;
                case Boolean truth -> truth;
                case List<?> list -> !list.isEmpty();
                case Map<?, ?> map -> !map.isEmpty();
                case String text -> !text.isEmpty() && !text.equals("''") && !text.equals("\"\"");
                case Double number -> number != 0;
                case GoInt64 number -> number.value() != 0;
                case Object other -> true;
            };
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return false;
        }
    }
}
