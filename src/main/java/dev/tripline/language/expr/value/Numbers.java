package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoInt64;
import org.jspecify.annotations.Nullable;

/** Which values are numbers, and one kind of number as the other. */
public final class Numbers {
    /** 2^63. */
    private static final double BEYOND = 0x1p63;

    private Numbers() {}

    public static boolean isInteger(@Nullable Object value) {
        return value instanceof Long || value instanceof GoInt64 || value instanceof GoByte;
    }

    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Double || isInteger(value);
    }

    /** Of an integer. */
    static long integer(Object value) {
        return switch (value) {
            case GoInt64 number -> number.value();
            case GoByte number -> number.value();
            case Long number -> number;
            default -> throw new IllegalArgumentException("not an integer");
        };
    }

    /** Without its fraction; out of range the least number, as on amd64. */
    public static long truncated(double number) {
        return number >= -BEYOND && number < BEYOND ? (long) number : Long.MIN_VALUE;
    }

    /** Of a number. */
    static double real(Object value) {
        return value instanceof Double number ? number : integer(value);
    }

    /**
     * As an index or a count.
     *
     * @throws EvaluationFailure for what is no number
     */
    public static long toInt(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof Double number) {
            return truncated(number);
        }
        if (value == null || !isInteger(value)) {
            throw new EvaluationFailure("an integer cannot be had from " + GoFormat.typeName(value));
        }
        return integer(value);
    }

    /**
     * @throws EvaluationFailure for what is no number
     */
    public static double toFloat(@Nullable Object value) throws EvaluationFailure {
        if (value == null || !isNumber(value)) {
            throw new EvaluationFailure("a number cannot be had from " + GoFormat.typeName(value));
        }
        return real(value);
    }
}
