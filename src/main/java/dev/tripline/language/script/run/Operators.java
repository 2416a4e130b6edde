package dev.tripline.language.script.run;

import dev.tripline.language.script.code.Op;
import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaNumber;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic, comparison, length and concatenation, with their metamethods. */
public final class Operators {
    private static final List<String> EVENTS = List.of("__add", "__sub", "__mul", "__div", "__mod", "__pow");

    private final Machine machine;

    Operators(Machine machine) {
        this.machine = machine;
    }

    /** An operator of {@link Op#ADD} to {@link Op#GE}. */
    @Nullable
    Object binary(int op, @Nullable Object left, @Nullable Object right) {
        return switch (op) {
            case Op.EQ -> equal(left, right);
            case Op.NE -> !equal(left, right);
            case Op.LT -> less(left, right);
            case Op.LE -> lessOrEqual(left, right);
            case Op.GT -> less(right, left);
            case Op.GE -> lessOrEqual(right, left);
            default ->
                left instanceof Double x && right instanceof Double y
                        ? Double.valueOf(compute(op, x, y))
                        : arithmetic(op, left, right);
        };
    }

    static double compute(int op, double x, double y) {
        return switch (op) {
            case Op.ADD -> x + y;
            case Op.SUB -> x - y;
            case Op.MUL -> x * y;
            case Op.DIV -> x / y;
            case Op.MOD -> modulo(x, y);
            default -> power(x, y);
        };
    }

    public static double modulo(double x, double y) {
        double rest = x % y;
        return y > 0 && rest < 0 || y < 0 && rest > 0 ? rest + y : rest;
    }

    /** Go's and Java's powers differ where the base is 1 or -1. */
    public static double power(double x, double y) {
        return x == 1 || x == -1 && Double.isInfinite(y) ? 1 : Math.pow(x, y);
    }

    private @Nullable Object arithmetic(int op, @Nullable Object left, @Nullable Object right) {
        String event = EVENTS.get(op - Op.ADD);
        if (meta(left, right, event) instanceof LuaFunction function) {
            return machine.callForOne(function, left, right);
        }
        Object x = left instanceof String text ? LuaNumber.parse(text) : left;
        Object y = right instanceof String text ? LuaNumber.parse(text) : right;
        if (x instanceof Double a && y instanceof Double b) {
            return compute(op, a, b);
        }
        String leftType = LuaType.name(x == null ? left : x);
        String rightType = LuaType.name(y == null ? right : y);
        throw machine.error(
                "cannot perform " + event.substring(2) + " operation between " + leftType + " and " + rightType);
    }

    private @Nullable Object meta(@Nullable Object left, @Nullable Object right, String event) {
        Object first = machine.meta(left, event);
        return first != null ? first : machine.meta(right, event);
    }

    @Nullable
    Object minus(@Nullable Object value) {
        if (value instanceof Double number) {
            return -number;
        }
        if (machine.meta(value, "__unm") instanceof LuaFunction function) {
            return machine.callForOne(function, value);
        }
        Double number = value instanceof String text ? LuaNumber.parse(text) : null;
        if (number == null) {
            throw machine.error("__unm undefined");
        }
        return -number;
    }

    @Nullable
    Object length(@Nullable Object value) {
        if (value instanceof String text) {
            return (double) text.length();
        }
        if (machine.meta(value, "__len") instanceof LuaFunction function) {
            return machine.callForOne(function, value);
        }
        if (value instanceof LuaTable table) {
            return (double) table.length();
        }
        throw machine.error("__len undefined");
    }

    /** The topmost values of a frame, from right to left. */
    @Nullable
    Object concat(@Nullable Object[] parts) {
        Object right = parts[parts.length - 1];
        int i = parts.length - 2;
        while (i >= 0) {
            Object left = parts[i];
            if (isText(left) && isText(right)) {
                int start = i;
                while (start > 0 && isText(parts[start - 1])) {
                    start--;
                }
                right = join(parts, start, i, right);
                i = start - 1;
            } else if (meta(left, right, "__concat") instanceof LuaFunction function) {
                right = machine.callForOne(function, left, right);
                i--;
            } else {
                throw machine.error("cannot perform concat operation between " + LuaType.name(left) + " and "
                        + LuaType.name(right));
            }
        }
        return right;
    }

    private String join(@Nullable Object[] parts, int start, int end, @Nullable Object right) {
        String last = LuaType.text(right);
        long length = last.length();
        for (int i = start; i <= end; i++) {
            String part = LuaType.text(parts[i]);
            parts[i] = part;
            length += part.length();
        }
        machine.budget().text(length);
        if (start == end) {
            return LuaType.text(parts[start]).concat(last);
        }
        StringBuilder out = new StringBuilder((int) length);
        for (int i = start; i <= end; i++) {
            out.append(parts[i]);
        }
        return out.append(last).toString();
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof Double;
    }

    boolean equal(@Nullable Object left, @Nullable Object right) {
        if (LuaType.equal(left, right)) {
            return true;
        }
        return left instanceof LuaTable
                && right instanceof LuaTable
                && Boolean.TRUE.equals(compared(left, right, "__eq"));
    }

    boolean less(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double x && right instanceof Double y) {
            return x < y;
        }
        if (left instanceof String x && right instanceof String y) {
            machine.budget().scan(Math.min(x.length(), y.length()));
            return x.compareTo(y) < 0;
        }
        Boolean result = sameType(left, right) ? compared(left, right, "__lt") : null;
        if (result == null) {
            throw incomparable(left, right);
        }
        return result;
    }

    private boolean lessOrEqual(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double x && right instanceof Double y) {
            return x <= y;
        }
        if (left instanceof String x && right instanceof String y) {
            machine.budget().scan(Math.min(x.length(), y.length()));
            return x.compareTo(y) <= 0;
        }
        Boolean result = sameType(left, right) ? compared(left, right, "__le") : null;
        if (result == null) {
            Boolean swapped = sameType(left, right) ? compared(right, left, "__lt") : null;
            if (swapped == null) {
                throw incomparable(left, right);
            }
            result = !swapped;
        }
        return result;
    }

    private static boolean sameType(@Nullable Object left, @Nullable Object right) {
        return !(left instanceof Double) && LuaType.name(left).equals(LuaType.name(right));
    }

    /** Null where the two do not share that metamethod. */
    private @Nullable Boolean compared(@Nullable Object left, @Nullable Object right, String event) {
        Object function = machine.meta(left, event);
        return function instanceof LuaFunction && function == machine.meta(right, event)
                ? Boolean.valueOf(LuaType.truth(machine.callForOne(function, left, right)))
                : null;
    }

    private LuaError incomparable(@Nullable Object left, @Nullable Object right) {
        return machine.error("attempt to compare " + LuaType.name(left) + " with " + LuaType.name(right));
    }
}
