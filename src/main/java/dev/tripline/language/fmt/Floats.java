package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.fmt.text.Decimals;

/** Floating point numbers under {@code %v %g %G %e %E %f %F %b %x %X}: signs, padding and the sharp flag. */
final class Floats {
    private static final int SHORTEST = -1;
    private static final int USUAL_PRECISION = 6;

    private Floats() {}

    static boolean print(double number, int verb, Flags flags, Sink out) throws EvaluationFailure {
        switch (verb) {
            case 'v' -> print(number, 'g', SHORTEST, flags, out);
            case 'b', 'g', 'G', 'x', 'X' -> print(number, (char) verb, SHORTEST, flags, out);
            case 'e', 'E' -> print(number, (char) verb, USUAL_PRECISION, flags, out);
            case 'f', 'F' -> print(number, 'f', USUAL_PRECISION, flags, out);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void print(double number, char verb, int usual, Flags flags, Sink out) throws EvaluationFailure {
        int precision = flags.hasPrecision() ? flags.precision : usual;
        boolean negative = number < 0 || 1 / number < 0;
        String sign = negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            String word = Double.isNaN(number) ? "NaN" : "Inf";
            flags.pad((sign.isEmpty() && !Double.isNaN(number) ? "+" : sign) + word, false, out);
            return;
        }
        String digits = Decimals.text(Math.abs(number), verb, precision);
        if (flags.sharp && verb != 'b') {
            digits = withPoint(digits, verb, precision);
        }
        int width = sign.length() + digits.length();
        if (!sign.isEmpty() && flags.padsWithZeros() && flags.width > width) {
            out.add(sign);
            out.repeat('0', flags.width - width);
            out.add(digits);
        } else {
            flags.pad(sign + digits, true, out);
        }
    }

    /** The sharp flag: always a point, and for {@code %g} the zeros at the end. */
    private static String withPoint(String text, char verb, int precision) {
        boolean hex = verb == 'x' || verb == 'X';
        int tail = 0;
        while (tail < text.length() && (hex ? "pP" : "eE").indexOf(text.charAt(tail)) < 0) {
            tail++;
        }
        String digits = text.substring(0, tail);
        int wanted = verb == 'g' || verb == 'G' || verb == 'x' ? (precision < 0 ? USUAL_PRECISION : precision) : 0;
        int first = 0;
        while (first < tail && (digits.charAt(first) == '0' || digits.charAt(first) == '.')) {
            first++;
        }
        for (int i = first; i < tail; i++) {
            wanted -= digits.charAt(i) == '.' ? 0 : 1;
        }
        if (digits.equals("0")) {
            wanted--;
        }
        String point = digits.contains(".") ? "" : ".";
        return digits + point + "0".repeat(Math.max(0, wanted)) + text.substring(tail);
    }
}
