package dev.tripline.language.path.eval;

import dev.tripline.language.number.GoNumber;
import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Slice;
import dev.tripline.language.path.text.Strings;
import dev.tripline.language.path.text.Wildcard;
import java.util.Optional;

/**
 * The condition of a query: what is looked up in an item, how it is compared, with what. Without an operator the thing
 * has to exist.
 */
record Condition(Route path, String op, Operand operand) {
    /** What an unclosed query means to gjson: the first item that is a scalar. */
    static final Condition ANY = new Condition(Route.of(""), "", Operand.of(""));

    /** A condition and the position behind its closing bracket. */
    record Parsed(Condition condition, int end) {}

    /** Empty when the bracket is not closed. */
    static Optional<Parsed> parse(String query) {
        QueryText text = QueryText.of(query);
        return text.closed() ? Optional.of(new Parsed(of(text), text.end())) : Optional.empty();
    }

    private static Condition of(QueryText text) {
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
        return new Condition(Route.of(text.path()), op, Operand.of(value));
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

    boolean holds(Slice item, Budget budget) {
        Slice value = item;
        if (item.kind() == Kind.JSON) {
            value = path.get(item, budget).value();
        } else if (!path.path().isEmpty()) {
            return false;
        }
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
