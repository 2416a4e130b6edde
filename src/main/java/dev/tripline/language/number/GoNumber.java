package dev.tripline.language.number;

import java.util.OptionalDouble;

/** Doubles as Go reads and prints them. Stateless, safe for any thread. */
public final class GoNumber {
    private GoNumber() {}

    /** strconv.FormatFloat(x, 'f', -1, 64): shortest digits that read back the same, never an exponent. */
    public static String plain(double x) {
        throw new UnsupportedOperationException();
    }

    /** fmt's %v: as 'g', an exponent below 1e-4 and from 1e21 digits rules on: {@code 1e+06}. */
    public static String print(double x) {
        throw new UnsupportedOperationException();
    }

    /**
     * encoding/json: plain between 1e-6 and 1e21, else {@code 1e-9}.
     *
     * @throws IllegalArgumentException for NaN and infinities, which JSON does not have
     */
    public static String json(double x) {
        throw new UnsupportedOperationException();
    }

    /** strconv.ParseFloat(text, 64): empty on a syntax error or when out of range. */
    public static OptionalDouble parse(String text) {
        throw new UnsupportedOperationException();
    }

    /** What ParseFloat returns when its error is ignored: 0 on a syntax error, an infinity when out of range. */
    public static double parseOrZero(String text) {
        throw new UnsupportedOperationException();
    }
}
