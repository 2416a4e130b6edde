package dev.tripline.language.number;

import java.util.OptionalDouble;

/**
 * Doubles as Go reads and prints them: strconv.ParseFloat and FormatFloat, fmt's %v, encoding/json. Stateless, safe for
 * any thread.
 */
public final class GoNumber {
    private static final int PRINT_EXPONENT_FROM = 6;

    private GoNumber() {}

    /** strconv.FormatFloat(x, 'f', -1, 64): the fewest digits that read back the same, never an exponent. */
    public static String plain(double x) {
        return Double.isFinite(x) ? Digits.of(x).plain() : special(x);
    }

    /** fmt's %v (strconv 'g'): an exponent of at least two digits from 1e6 up and below 1e-4, as in {@code 1e+06}. */
    public static String print(double x) {
        if (!Double.isFinite(x)) {
            return special(x);
        }
        Digits digits = Digits.of(x);
        int exponent = digits.exponent();
        return exponent < -4 || exponent >= PRINT_EXPONENT_FROM ? digits.scientific(2) : digits.plain();
    }

    /**
     * encoding/json: plain from 1e-6 to below 1e21, else with an exponent, as in {@code 1e-9}.
     *
     * @throws IllegalArgumentException for NaN and infinities, which JSON does not have
     */
    public static String json(double x) {
        if (!Double.isFinite(x)) {
            throw new IllegalArgumentException("json: unsupported value: " + special(x));
        }
        double size = Math.abs(x);
        return size != 0 && size < 1e-6 || size >= 1e21 ? Digits.of(x).scientific(1) : plain(x);
    }

    /** strconv.ParseFloat(text, 64); empty where that is an error, which includes numbers out of range. */
    public static OptionalDouble parse(String text) {
        OptionalDouble value = FloatSyntax.read(text);
        boolean overflow = value.isPresent() && Double.isInfinite(value.getAsDouble()) && !FloatSyntax.isWord(text);
        return overflow ? OptionalDouble.empty() : value;
    }

    /** What ParseFloat returns beside an ignored error: 0 for a syntax error, an infinity when out of range. */
    public static double parseOrZero(String text) {
        return FloatSyntax.read(text).orElse(0);
    }

    private static String special(double x) {
        if (Double.isNaN(x)) {
            return "NaN";
        }
        return x > 0 ? "+Inf" : "-Inf";
    }
}
