package dev.tripline.language.expr.jsonpath;

import com.google.re2j.Pattern;
import dev.tripline.language.EvaluationFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the operators of formulas do. */
final class Operations {
    private Operations() {}

    static Formula not(@Nullable Object operand, Operands as) {
        return (root, current) -> !as.truth(operand, root, current);
    }

    static Formula of(String sign, @Nullable Object left, @Nullable Object right, Operands as)
            throws EvaluationFailure {
        return switch (sign) {
            case "||" -> (root, current) -> as.truth(left, root, current) | as.truth(right, root, current);
            case "&&" -> (root, current) -> as.truth(left, root, current) & as.truth(right, root, current);
            case "==" -> (root, current) -> areEqual(left, right, as, root, current);
            case "!=" -> (root, current) -> !areEqual(left, right, as, root, current);
            case "<=" -> (root, current) -> as.number(left, root, current) <= as.number(right, root, current);
            case ">=" -> (root, current) -> as.number(left, root, current) >= as.number(right, root, current);
            case "<" -> (root, current) -> as.number(left, root, current) < as.number(right, root, current);
            case ">" -> (root, current) -> as.number(left, root, current) > as.number(right, root, current);
            case "=~" -> (root, current) -> matches(left, right, as, root, current);
            case "not in" -> (root, current) -> !isIn(left, right, as, root, current);
            case "in" -> (root, current) -> isIn(left, right, as, root, current);
            case "" -> throw SelectorText.wrong();
            default -> calculation(sign, left, right, as);
        };
    }

    private static Formula calculation(String sign, @Nullable Object left, @Nullable Object right, Operands as) {
        return switch (sign) {
            case "+" -> (root, current) -> as.number(left, root, current) + as.number(right, root, current);
            case "-" -> (root, current) -> as.number(left, root, current) - as.number(right, root, current);
            case "**" -> (root, current) -> Math.pow(as.number(left, root, current), as.number(right, root, current));
            case "*" -> (root, current) -> as.number(left, root, current) * as.number(right, root, current);
            case "/" -> (root, current) -> as.number(left, root, current) / as.number(right, root, current);
            case "%" ->
                (root, current) -> {
                    long divisor = as.integer(right, root, current);
                    if (divisor == 0) {
                        throw new EvaluationFailure("integer divide by zero");
                    }
                    return (double) (as.integer(left, root, current) % divisor);
                };
            default -> throw new IllegalArgumentException(sign);
        };
    }

    private static Optional<Double> number(
            @Nullable Object operand, Operands as, @Nullable Object root, @Nullable Object current)
            throws EvaluationFailure {
        try {
            return Optional.of(as.number(operand, root, current));
        } catch (EvaluationFailure e) {
            if (e.isOverBudget()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** As numbers where both are, else as strings. */
    private static boolean areEqual(
            @Nullable Object left, @Nullable Object right, Operands as, @Nullable Object root, @Nullable Object current)
            throws EvaluationFailure {
        Optional<Double> a = number(left, as, root, current);
        Optional<Double> b = a.isEmpty() ? a : number(right, as, root, current);
        return b.isPresent()
                ? a.orElse(0.0).doubleValue() == b.orElse(0.0).doubleValue()
                : as.text(left, root, current).equals(as.text(right, root, current));
    }

    private static String unquoted(String text) {
        return Operands.isQuoted(text) ? text.substring(1, text.length() - 1) : text;
    }

    private static boolean matches(
            @Nullable Object left, @Nullable Object right, Operands as, @Nullable Object root, @Nullable Object current)
            throws EvaluationFailure {
        String text = unquoted(as.text(left, root, current));
        Pattern pattern = as.evaluation().pattern(unquoted(as.text(right, root, current)));
        return as.evaluation().matches(pattern, text);
    }

    /** Strings are looked for with their quotes. */
    private static boolean isIn(
            @Nullable Object left, @Nullable Object right, Operands as, @Nullable Object root, @Nullable Object current)
            throws EvaluationFailure {
        Object number = number(left, as, root, current).orElse(null);
        Object wanted = number == null ? as.text(left, root, current) : number;
        for (Object item : as.items(right, root, current)) {
            as.evaluation().step();
            if (wanted.equals(item)) {
                return true;
            }
        }
        return false;
    }
}
