package dev.tripline.language.script.value;

import dev.tripline.language.number.GoNumber;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Numbers as gopher-lua reads and prints them: doubles, but whole ones look like Go's int64. Stateless. */
public final class LuaNumber {
    private static final double BEYOND_LONG = 0x1p63;

    private LuaNumber() {}

    /** Whether Go's conversion to int64 and back keeps it. */
    public static boolean isWhole(double x) {
        return x >= -BEYOND_LONG && x < BEYOND_LONG && x == (long) x;
    }

    public static String text(double x) {
        return isWhole(x) ? Long.toString((long) x) : GoNumber.print(x);
    }

    /** Go's conversion to an integer on amd64: what does not fit, and NaN, is the least one. */
    public static long whole(double x) {
        return x >= -BEYOND_LONG && x < BEYOND_LONG ? (long) x : Long.MIN_VALUE;
    }

    /** As {@link #whole}, held to what a Java index can be. */
    public static int index(double x) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(x)));
    }

    /** A numeral of a script, or a text where arithmetic wants a number: an integer in Go's syntax, else a float. Null: neither. */
    public static @Nullable Double parse(String text) {
        String trimmed = trim(text, " \t\n");
        Long whole = integer(trimmed);
        return whole == null ? decimal(trimmed) : Double.valueOf((double) whole);
    }

    /** A float in Go's syntax; null where there is none. */
    public static @Nullable Double decimal(String text) {
        OptionalDouble value = text.length() > 1000 ? OptionalDouble.empty() : GoNumber.parse(text);
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private static @Nullable Long integer(String text) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        String digits = text.substring(start).toLowerCase(Locale.ROOT);
        String sign = text.startsWith("-") ? "-" : "";
        int base = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            base = switch (digits.charAt(1)) {
                case 'x' -> 16;
                case 'o' -> 8;
                case 'b' -> 2;
                default -> 0;
            };
            digits = digits.substring(base == 0 ? 1 : 2);
            base = base == 0 ? 8 : base;
        }
        return integer(sign, digits, base);
    }

    /** Digits in a base of 2 to 36 with an optional sign; null for anything else, and out of range. */
    public static @Nullable Long integer(String text, int base) {
        int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        return integer(text.startsWith("-") ? "-" : "", text.substring(start), base);
    }

    private static @Nullable Long integer(String sign, String digits, int base) {
        if (digits.isEmpty() || digits.length() > 70 || !Character.isLetterOrDigit(digits.charAt(0))) {
            return null;
        }
        try {
            return Long.valueOf(sign + digits, base);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Without those characters at both ends. */
    public static String trim(String text, String blanks) {
        int start = 0;
        int end = text.length();
        while (start < end && blanks.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && blanks.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }
}
