package dev.tripline.language.path.syntax;

import dev.tripline.language.number.GoNumber;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;
import dev.tripline.language.path.text.Strings;
import dev.tripline.language.path.text.Wildcard;

/**
 * How a query compares what it looked up.
 *
 * @param op the operator; without one the value only has to exist
 * @param operand what to compare with
 */
public record Comparison(String op, Operand operand) {
    /** The comparison that a query asks for. */
    public static Comparison of(QueryText text) {
        String value = text.comparison();
        String op = "";
        if (!value.isEmpty()) {
            boolean twice = value.length() > 1 && value.startsWith("==");
            value = twice ? value.substring(1) : value;
            op = operator(value);
            value = QueryText.trim(value.substring(op.length()));
        }
        if (value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")) {
            String inner = value.substring(1, value.length() - 1);
            value = text.escapes() ? Strings.unescape(inner, 0, inner.length()) : inner;
        }
        return new Comparison(op, Operand.of(value));
    }

    private static String operator(String comparison) {
        if (comparison.length() == 1) {
            return comparison;
        }
        return switch (comparison.substring(0, 2)) {
            case "!=", "!%", "<=", ">=" -> comparison.substring(0, 2);
            default -> comparison.charAt(0) == '!' ? "" : comparison.substring(0, 1);
        };
    }

    /** Whether it holds for a value, which may be missing. */
    public boolean holds(Slice value, Budget budget) {
        if (operand.test() == Operand.Test.NONE) {
            return value.exists() && (op.isEmpty() || compare(value, budget));
        }
        return operand.test() != Operand.Test.UNKNOWN && (op.isEmpty() || againstTrue(operand.asks(value)));
    }

    private boolean compare(Slice value, Budget budget) {
        return switch (value.kind()) {
            case STRING -> text(value.string(), budget);
            case NUMBER -> number(value.number());
            case TRUE ->
                switch (op) {
                    case "=" -> operand.text().equals("true");
                    case "!=" -> !operand.text().equals("true");
                    case ">" -> operand.text().equals("false");
                    case ">=" -> true;
                    default -> false;
                };
            case FALSE ->
                switch (op) {
                    case "=" -> operand.text().equals("false");
                    case "!=" -> !operand.text().equals("false");
                    case "<" -> operand.text().equals("true");
                    case "<=" -> true;
                    default -> false;
                };
            case NULL, JSON -> false;
        };
    }

    /** {@code ~} forms compare a truth with true. */
    private boolean againstTrue(boolean truth) {
        return switch (op) {
            case "=" -> truth;
            case "!=" -> !truth;
            case ">=" -> truth;
            case "<" -> !truth;
            case "<=" -> !truth;
            default -> false;
        };
    }

    private boolean text(String value, Budget budget) {
        String wanted = operand.text();
        if (op.endsWith("%")) {
            return Wildcard.matches(value, wanted, budget) != op.startsWith("!");
        }
        return decide(Strings.compare(value, wanted));
    }

    private boolean number(double value) {
        double wanted = GoNumber.parseOrZero(operand.text());
        if (Double.isNaN(value) || Double.isNaN(wanted)) {
            return op.equals("!=");
        }
        return decide(Double.compare(value + 0.0, wanted + 0.0));
    }

    private boolean decide(int order) {
        return switch (op) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            default -> false;
        };
    }
}
