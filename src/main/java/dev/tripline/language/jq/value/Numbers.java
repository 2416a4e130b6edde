package dev.tripline.language.jq.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers between their kinds: whole ({@link Long}, beyond it {@link BigInteger}), {@link Double}, {@link Literal}. */
public final class Numbers {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final int SURELY_LONG = 18;

    private Numbers() {}

    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Number || value instanceof Literal;
    }

    /** Whole where it is written so, whatever its size; beyond the doubles an infinity. */
    public static Object parse(String text) {
        if (text.length() <= SURELY_LONG && isWhole(text)) {
            return Long.parseLong(text);
        }
        if (isWhole(text)) {
            Budget.digits(text.length());
            return whole(new BigInteger(text));
        }
        return Double.parseDouble(text);
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    public static Object whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** A literal becomes the number it says; everything else stays. */
    public static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Literal literal ? literal.number() : value;
    }

    public static BigInteger big(Object whole) {
        return whole instanceof BigInteger big ? big : BigInteger.valueOf((Long) whole);
    }

    /** Of a number, and null for everything else. */
    public static @Nullable Double toDouble(@Nullable Object value) {
        return plain(value) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    /** Cut off towards zero, and at the ends of the range. Null for what is no number. */
    public static @Nullable Long toLong(@Nullable Object value) {
        return switch (plain(value)) {
            case Long number -> number;
            case Double number -> cut(number);
            case BigInteger number -> number.min(MAX).max(MIN).longValue();
            case null, default -> null;
        };
    }

    /** Like {@link #toLong}, but rounded up. */
    public static @Nullable Long toLongUp(@Nullable Object value) {
        return plain(value) instanceof Double number ? (Long) cut(Math.ceil(number)) : toLong(value);
    }

    /** As amd64 and gojq do; NaN is the least number. */
    public static long cut(double number) {
        return Double.isNaN(number) ? Long.MIN_VALUE : (long) number;
    }
}
