package dev.tripline.language.expr.jsonpath;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.number.GoNumber;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Turns what operators stand between into what they want, by way of its printed form. */
final class Operands {
    private static final int LONGEST_NUMBER = 1000;

    private final Evaluation evaluation;

    Operands(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    static boolean isQuoted(String text) {
        return text.length() > 1 && text.startsWith("'") && text.endsWith("'");
    }

    private static boolean isNil(String text) {
        return text.equals("nil") || text.equals("null");
    }

    private static EvaluationFailure wrong(String wanted) {
        return new EvaluationFailure("expected " + wanted);
    }

    /** A formula without operators: nil, a number, a bool, else the text as it is. */
    @Nullable
    Object plain(String text) throws EvaluationFailure {
        if (isNil(text)) {
            return null;
        }
        OptionalDouble number = text.length() > LONGEST_NUMBER ? OptionalDouble.empty() : GoNumber.parse(text);
        if (number.isPresent()) {
            return number.getAsDouble();
        }
        Boolean truth = bool(text);
        return truth == null ? text : truth;
    }

    private static @Nullable Boolean bool(String text) {
        return switch (text) {
            case "1", "t", "T", "true", "TRUE", "True" -> true;
            case "0", "f", "F", "false", "FALSE", "False" -> false;
            default -> null;
        };
    }

    /** What the operand means here; nil when it says nil. */
    private static @Nullable Object meant(@Nullable Object operand, @Nullable Object root, @Nullable Object current)
            throws EvaluationFailure {
        Object value = operand instanceof Formula formula ? formula.value(root, current) : operand;
        return value instanceof String text && isNil(text) ? null : value;
    }

    private String printed(@Nullable Object value) throws EvaluationFailure {
        return evaluation.made(GoFormat.print(value));
    }

    double number(@Nullable Object operand, @Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        String text = printed(meant(operand, root, current));
        if (operand == null || text.length() > LONGEST_NUMBER) {
            throw wrong("a number");
        }
        return GoNumber.parse(text).orElseThrow(() -> wrong("a number"));
    }

    long integer(@Nullable Object operand, @Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        try {
            return Long.parseLong(printed(meant(operand, root, current)));
        } catch (NumberFormatException e) {
            throw wrong("an integer");
        }
    }

    boolean truth(@Nullable Object operand, @Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        Object value = meant(operand, root, current);
        Boolean truth = value == null ? Boolean.FALSE : bool(printed(value));
        if (truth == null) {
            throw wrong("a bool");
        }
        return truth;
    }

    /** Whatever stood in quotes stands in single ones. */
    String text(@Nullable Object operand, @Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        if (operand == null) {
            throw wrong("a string");
        }
        Object value = meant(operand, root, current);
        if (!(value instanceof String text)) {
            return printed(value);
        }
        boolean quotes = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quotes ? "'" + text.substring(1, text.length() - 1) + "'" : text;
    }

    List<?> items(@Nullable Object operand, @Nullable Object root, @Nullable Object current) throws EvaluationFailure {
        return switch (meant(operand, root, current)) {
            case List<?> list -> list;
            case Map<?, ?> map -> List.copyOf(map.values());
            case null, default -> throw wrong("a list or map");
        };
    }
}
