package dev.tripline.language.sprig.number;

import dev.tripline.language.function.GoByte;
import dev.tripline.language.function.GoEnum;
import dev.tripline.language.function.GoInt64;
import dev.tripline.language.number.GoNumber;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Anything as a number, by the rules of spf13/cast 1.10: what cannot be one is 0. */
public final class Cast {
    private static final double TWO_TO_63 = 0x1p63;

    private Cast() {}

    /** Text in Go's notation ({@code 0x1F}, {@code 017} is octal); what stands behind a decimal point is cut off. */
    public static long integer(@Nullable Object value) {
        return switch (value) {
            case Long number -> number;
            case GoInt64 number -> number.value();
            case GoByte number -> number.value();
            case GoEnum number -> number.value();
            case Double number -> truncated(number);
            case Boolean truth -> truth ? 1 : 0;
            case Duration span -> span.toNanos();
            case String text -> parsed(text);
            case null, default -> 0;
        };
    }

    private static long parsed(String text) {
        Integers integer = Integers.parse(whole(text), 0);
        return integer.valid() ? integer.value() : 0;
    }

    /** As amd64 converts: all that does not fit is the smallest number. */
    static long truncated(double number) {
        return number >= -TWO_TO_63 && number < TWO_TO_63 ? (long) number : Long.MIN_VALUE;
    }

    /** The digits before the point, if there is nothing but digits around it. */
    private static String whole(String text) {
        int point = text.indexOf('.');
        if (point < 0) {
            return text;
        }
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        if (!areDigits(text, start, point) || !areDigits(text, point + 1, text.length())) {
            return text;
        }
        return point == start ? "0" : text.substring(0, point);
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    public static double real(@Nullable Object value) {
        return switch (value) {
            case Double number -> number;
            case Long number -> number;
            case GoInt64 number -> number.value();
            case GoByte number -> number.value();
            case GoEnum number -> number.value();
            case Boolean truth -> truth ? 1 : 0;
            case Duration span -> span.toNanos();
            case String text -> GoNumber.parse(text).orElse(0);
            case null, default -> 0;
        };
    }
}
