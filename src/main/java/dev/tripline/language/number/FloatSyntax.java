package dev.tripline.language.number;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What strconv.ParseFloat accepts: decimals, hexadecimals with a binary exponent, underscores between digits, {@code inf},
 * {@code infinity} and {@code nan} in any case.
 */
final class FloatSyntax {
    private final String text;
    private int at;

    private FloatSyntax(String text) {
        this.text = text;
    }

    /** Empty on a syntax error. Out of range becomes an infinity. */
    static OptionalDouble read(String text) {
        if (isWord(text)) {
            return OptionalDouble.of(word(text));
        }
        if (!new FloatSyntax(text).isNumber() || !underscoresSeparateDigits(text)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Double.parseDouble(text.replace("_", "")));
    }

    /** Whether this is a name for an infinity or NaN rather than a number. */
    static boolean isWord(String text) {
        if (text.length() > "+infinity".length()) {
            return false;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "nan" -> true;
            default -> false;
        };
    }

    private static double word(String text) {
        return switch (text.charAt(0)) {
            case '-' -> Double.NEGATIVE_INFINITY;
            case 'n', 'N' -> Double.NaN;
            default -> Double.POSITIVE_INFINITY;
        };
    }

    private boolean isNumber() {
        skip("+-");
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        if (hex) {
            at += 2;
        }
        int digits = digits(hex);
        if (skip(".")) {
            digits += digits(hex);
        }
        if (digits == 0) {
            return false;
        }
        if (skip(hex ? "pP" : "eE")) {
            skip("+-");
            return digits(false) > 0 && at == text.length();
        }
        return !hex && at == text.length();
    }

    private boolean skip(String any) {
        boolean found = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
        if (found) {
            at++;
        }
        return found;
    }

    private int digits(boolean hex) {
        int count = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c, hex)) {
                count++;
            } else if (c != '_') {
                break;
            }
        }
        return count;
    }

    private static boolean underscoresSeparateDigits(String text) {
        boolean hex = text.contains("x") || text.contains("X");
        for (int i = text.indexOf('_'); i >= 0; i = text.indexOf('_', i + 1)) {
            boolean after = i > 0 && (isDigit(text.charAt(i - 1), hex) || "xX".indexOf(text.charAt(i - 1)) >= 0);
            if (!after || i + 1 >= text.length() || !isDigit(text.charAt(i + 1), hex)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c, boolean hex) {
        return c >= '0' && c <= '9' || hex && (c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
    }
}
