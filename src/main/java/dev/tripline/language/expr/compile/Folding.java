package dev.tripline.language.expr.compile;

import dev.tripline.language.expr.code.Code;
import dev.tripline.language.expr.code.Constant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Calculates with literals before anything runs. */
final class Folding {
    private Folding() {}

    /** The literal's value; null when this is none. */
    static @Nullable Object literal(Code code) {
        return code instanceof Constant constant && constant.literal() ? constant.value() : null;
    }

    private static Code with(Code otherwise, @Nullable Object value) {
        return value == null ? otherwise : Constant.literal(value);
    }

    static Code unary(String operator, Code operand, Code otherwise) {
        Object value = literal(operand);
        return with(
                otherwise,
                switch (operator) {
                    case "not" -> value instanceof Boolean truth ? !truth : null;
                    case "-" -> value instanceof Long whole ? (Object) (-whole) : value instanceof Double d ? -d : null;
                    default -> null;
                });
    }

    /** Constants beside {@code and} and {@code or} go away, and with them the check that the other side is a bool. */
    static Code logical(boolean and, Code left, Code right, Code otherwise) {
        Object neutral = and;
        Object first = literal(left);
        Object second = literal(right);
        if (neutral.equals(first)) {
            return right;
        }
        if (neutral.equals(second)) {
            return left;
        }
        return first instanceof Boolean || second instanceof Boolean ? Constant.literal(!and) : otherwise;
    }

    /** Not for {@code %} by zero. */
    static Code binary(String operator, Code left, Code right, Code otherwise) {
        Object a = literal(left);
        Object b = literal(right);
        if (a == null || b == null) {
            return otherwise;
        }
        if (operator.equals("==")) {
            return a.getClass() == b.getClass() && !(a instanceof Double)
                    ? Constant.literal(Objects.equals(a, b))
                    : otherwise;
        }
        if (a instanceof String x && b instanceof String y) {
            return operator.equals("+") ? Constant.literal(x + y) : otherwise;
        }
        if (a instanceof Long x && b instanceof Long y) {
            return with(otherwise, integers(operator, x, y));
        }
        return a instanceof Number x && b instanceof Number y
                ? with(otherwise, reals(operator, x.doubleValue(), y.doubleValue()))
                : otherwise;
    }

    private static @Nullable Object integers(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "%" -> a % b;
            default -> reals(operator, a, b);
        };
    }

    private static @Nullable Object reals(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            default -> null;
        };
    }

    /** An array of literals is made once. */
    static Code array(List<Code> items, Code otherwise) {
        List<Object> values = new ArrayList<>(items.size());
        for (Code item : items) {
            Object value = literal(item);
            if (value == null) {
                return otherwise;
            }
            values.add(value);
        }
        return values.isEmpty() ? otherwise : new Constant(Collections.unmodifiableList(values), false);
    }
}
