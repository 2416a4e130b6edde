package dev.tripline.language.expr.value;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.method.TimeSpan;
import dev.tripline.language.fmt.GoFormat;
import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.number.GoPower;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The operators that calculate. Integers wrap around; durations do, too. */
public final class Arithmetic {
    private Arithmetic() {}

    private static boolean areIntegers(@Nullable Object left, @Nullable Object right) {
        return Numbers.isInteger(left) && Numbers.isInteger(right);
    }

    private static boolean areNumbers(@Nullable Object left, @Nullable Object right) {
        return Numbers.isNumber(left) && Numbers.isNumber(right);
    }

    private static EvaluationFailure undefined(@Nullable Object left, String operator, @Nullable Object right) {
        return new EvaluationFailure(
                "invalid operation: " + GoFormat.typeName(left) + " " + operator + " " + GoFormat.typeName(right));
    }

    public static Object add(@Nullable Object left, @Nullable Object right, Evaluation evaluation)
            throws EvaluationFailure {
        if (left != null && right != null) {
            if (areIntegers(left, right)) {
                return Numbers.integer(left) + Numbers.integer(right);
            }
            if (areNumbers(left, right)) {
                return Numbers.real(left) + Numbers.real(right);
            }
            if (left instanceof String a && right instanceof String b) {
                evaluation.text((long) a.length() + b.length());
                return GoText.concat(a, b);
            }
            if (left instanceof ZonedDateTime time && right instanceof Duration span) {
                return later(time, span);
            }
            if (left instanceof Duration span && right instanceof ZonedDateTime time) {
                return later(time, span);
            }
            if (left instanceof Duration a && right instanceof Duration b) {
                return Duration.ofNanos(a.toNanos() + b.toNanos());
            }
        }
        throw undefined(left, "+", right);
    }

    public static Object subtract(@Nullable Object left, @Nullable Object right) throws EvaluationFailure {
        if (left != null && right != null) {
            if (areIntegers(left, right)) {
                return Numbers.integer(left) - Numbers.integer(right);
            }
            if (areNumbers(left, right)) {
                return Numbers.real(left) - Numbers.real(right);
            }
            if (left instanceof ZonedDateTime a && right instanceof ZonedDateTime b) {
                return TimeSpan.between(b, a);
            }
            if (left instanceof ZonedDateTime time && right instanceof Duration span) {
                return later(time, Duration.ofNanos(-span.toNanos()));
            }
            if (left instanceof Duration a && right instanceof Duration b) {
                return Duration.ofNanos(a.toNanos() - b.toNanos());
            }
        }
        throw undefined(left, "-", right);
    }

    private static ZonedDateTime later(ZonedDateTime time, Duration span) throws EvaluationFailure {
        try {
            return time.plus(span);
        } catch (DateTimeException | ArithmeticException e) {
            throw new EvaluationFailure("a time out of range");
        }
    }

    /** A duration times a fraction is a float. */
    public static Object multiply(@Nullable Object left, @Nullable Object right) throws EvaluationFailure {
        Object a = left instanceof Duration span ? (Object) span.toNanos() : left;
        Object b = right instanceof Duration span ? (Object) span.toNanos() : right;
        if (a == null || b == null || !areNumbers(a, b)) {
            throw undefined(left, "*", right);
        }
        if (!areIntegers(a, b)) {
            return Numbers.real(a) * Numbers.real(b);
        }
        long product = Numbers.integer(a) * Numbers.integer(b);
        boolean isSpan = left instanceof Duration || right instanceof Duration;
        return isSpan ? (Object) Duration.ofNanos(product) : (Object) product;
    }

    public static double divide(@Nullable Object left, @Nullable Object right) throws EvaluationFailure {
        if (left == null || right == null || !areNumbers(left, right)) {
            throw undefined(left, "/", right);
        }
        return Numbers.real(left) / Numbers.real(right);
    }

    public static long modulo(@Nullable Object left, @Nullable Object right) throws EvaluationFailure {
        if (left == null || right == null || !areIntegers(left, right)) {
            throw undefined(left, "%", right);
        }
        if (Numbers.integer(right) == 0) {
            throw new EvaluationFailure("integer divide by zero");
        }
        return Numbers.integer(left) % Numbers.integer(right);
    }

    public static double power(@Nullable Object left, @Nullable Object right) throws EvaluationFailure {
        return GoPower.of(Numbers.toFloat(left), Numbers.toFloat(right));
    }

    public static Object negate(@Nullable Object value) throws EvaluationFailure {
        return switch (value) {
            case Double number -> -number;
            case Long number -> -number;
            case GoInt64 number -> new GoInt64(-number.value());
            case GoByte number -> new GoByte(-number.value() & 0xFF);
            case null, default -> throw new EvaluationFailure("invalid operation: -" + GoFormat.typeName(value));
        };
    }
}
