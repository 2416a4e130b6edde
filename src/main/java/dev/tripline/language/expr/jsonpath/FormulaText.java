package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.json.GoJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles formulas as the original does, with all its surprises: a text is cut in two at the first place where the first of
 * the operators stands outside of quotes and brackets; then each part at the same and the following operators. So all
 * operators group to the right, {@code in} is found within words, and {@code (a) && (b)} loses its outer parentheses.
 */
final class FormulaText {
    private static final List<String> OPERATORS = List.of(
            "||", "&&", "==", "!=", "<=", ">=", "<", ">", "=~", "!", "+", "-", "**", "*", "/", "%", "not in", "in", "@",
            "$");
    private static final int SELECTORS = OPERATORS.indexOf("@");

    /** What stands in a formula that was in parentheses: everything is tried once more. */
    private static final int ANEW = -1;

    private final Evaluation evaluation;

    FormulaText(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Formula formula(String text) throws EvaluationFailure {
        Formula operation = operation(text, 0);
        if (operation != null) {
            return operation;
        }
        Operands operands = new Operands(evaluation);
        return (root, current) -> {
            if (text.isEmpty()) {
                throw new EvaluationFailure("an empty formula");
            }
            return operands.plain(text);
        };
    }

    /** Null when there is no operator in it from this one on. */
    private @Nullable Formula operation(String given, int first) throws EvaluationFailure {
        String text = given.strip();
        int operator = first;
        boolean anew = operator == ANEW;
        while (!text.isEmpty() && (anew || operator < OPERATORS.size())) {
            evaluation.step();
            evaluation.reads(text.length());
            String sign = anew ? "" : OPERATORS.get(operator);
            int rest = anew ? 0 : operator + 1;
            int own = anew ? ANEW : operator;
            if (text.startsWith("(") && text.endsWith(")") && text.length() > 1) {
                text = text.substring(1, text.length() - 1).strip();
                own = ANEW;
                rest = 0;
            }
            Formula found = split(text, sign, own);
            if (found != null) {
                return found;
            }
            anew = false;
            operator = rest;
        }
        return null;
    }

    /** Null when it does not stand there as it must. */
    private @Nullable Formula split(String text, String sign, int operator) throws EvaluationFailure {
        int at = Outside.find(text, sign);
        if (at < 0) {
            return null;
        }
        boolean selector = sign.equals("@") || sign.equals("$");
        String right = text.substring(at + sign.length()).strip();
        if (right.isEmpty() && !selector) {
            return null;
        }
        Object second = argument(right, operator);
        String left = text.substring(0, at).strip();
        if (left.isEmpty() && !selector && !sign.equals("!")) {
            return null;
        }
        Object first = argument(left, operator);
        if (selector || sign.equals("!")) {
            if (first != null) {
                return null;
            }
            return selector ? selected(text) : Operations.not(second, new Operands(evaluation));
        }
        return Operations.of(sign, first, second, new Operands(evaluation));
    }

    /** A formula, a list or map, a text; null for nothing. */
    private @Nullable Object argument(String text, int operator) throws EvaluationFailure {
        Formula operation = operation(text, operator);
        if (operation != null) {
            return operation;
        }
        boolean json = text.startsWith("[") && text.endsWith("]") || text.startsWith("{") && text.endsWith("}");
        if (json) {
            try {
                return GoJson.unmarshal(text);
            } catch (EvaluationFailure e) {
                return text;
            }
        }
        return text.isEmpty() ? null : text;
    }

    /** Strings come in quotes. */
    private Formula selected(String text) throws EvaluationFailure {
        JsonPath path = JsonPath.compile(text, evaluation);
        return (root, current) -> {
            Object value = path.query(root, current);
            return value instanceof String found && !Operands.isQuoted(found) ? "'" + found + "'" : value;
        };
    }
}
