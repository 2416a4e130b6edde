package dev.tripline.language.number;

import java.math.BigDecimal;

/**
 * The shortest decimal digits of a finite double.
 *
 * @param negative also for negative zero
 * @param digits without leading or trailing zeros; "0" for zero
 * @param exponent of the first digit
 */
record Digits(boolean negative, String digits, int exponent) {

    static Digits of(double x) {
        boolean negative = 1 / x < 0 || x < 0;
        if (x == 0) {
            return new Digits(negative, "0", 0);
        }
        double size = Math.abs(x);
        BigDecimal shortest = shortest(size);
        String digits = shortest.unscaledValue().toString();
        return new Digits(negative, digits, digits.length() - 1 - shortest.scale());
    }

    /** Java prefers the nearest of two digits to one digit that would do (4.9E-324, where Go says 5e-324). */
    private static BigDecimal shortest(double size) {
        BigDecimal java = new BigDecimal(Double.toString(size)).stripTrailingZeros();
        if (java.precision() != 2) {
            return java;
        }
        BigDecimal one = java.round(new java.math.MathContext(1));
        return one.doubleValue() == size ? one.stripTrailingZeros() : java;
    }

    String plain() {
        StringBuilder out = sign();
        int count = digits.length();
        if (exponent < 0) {
            return out.append("0.").repeat('0', -exponent - 1).append(digits).toString();
        }
        if (exponent >= count - 1) {
            return out.append(digits).repeat('0', exponent - count + 1).toString();
        }
        return out.append(digits, 0, exponent + 1)
                .append('.')
                .append(digits, exponent + 1, count)
                .toString();
    }

    String scientific(int exponentDigits) {
        StringBuilder out = sign().append(digits.charAt(0));
        if (digits.length() > 1) {
            out.append('.').append(digits, 1, digits.length());
        }
        String power = Integer.toString(Math.abs(exponent));
        return out.append('e')
                .append(exponent < 0 ? '-' : '+')
                .repeat('0', Math.max(0, exponentDigits - power.length()))
                .append(power)
                .toString();
    }

    private StringBuilder sign() {
        return new StringBuilder(negative ? "-" : "");
    }
}
