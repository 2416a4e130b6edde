package dev.tripline.language.sprig.number;

/**
 * strconv.ParseInt and what it gives beside an error.
 *
 * @param value 0 for a syntax error, the nearest number when out of range
 * @param valid neither of these
 */
public record Integers(long value, boolean valid) {
    private static final Integers BAD = new Integers(0, false);

    /**
     * @param base 10, 8 …, or 0 for the prefix to tell ({@code 0x 0o 0b 0}), with underscores between digits
     */
    public static Integers parse(String text, int base) {
        boolean negative = text.startsWith("-");
        String size = negative || text.startsWith("+") ? text.substring(1) : text;
        if (base != 0) {
            return digits(size, base, negative);
        }
        int radix = radix(size);
        String digits = radix == 10 ? size : size.substring(hasLetter(size) ? 2 : 1);
        return size.indexOf('_') < 0
                ? digits(digits, radix, negative)
                : separated(size, radix) ? digits(digits.replace("_", ""), radix, negative) : BAD;
    }

    private static int radix(String size) {
        if (size.length() < 2 || size.charAt(0) != '0') {
            return 10;
        }
        if (!hasLetter(size)) {
            return 8;
        }
        return switch (size.charAt(1) | 0x20) {
            case 'x' -> 16;
            case 'b' -> 2;
            default -> 8;
        };
    }

    private static boolean hasLetter(String size) {
        return size.length() >= 3 && "xXbBoO".indexOf(size.charAt(1)) >= 0;
    }

    /** Each underscore stands behind a digit or the prefix, and before a digit. */
    private static boolean separated(String size, int radix) {
        for (int i = size.indexOf('_'); i >= 0; i = size.indexOf('_', i + 1)) {
            boolean after = i > 0 && (isDigit(size.charAt(i - 1), radix) || i == 2 && hasLetter(size));
            if (!after || i + 1 == size.length() || !isDigit(size.charAt(i + 1), radix)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char letter, int radix) {
        return letter < 0x80 && Character.digit(letter, radix) >= 0;
    }

    private static Integers digits(String digits, int radix, boolean negative) {
        long value = 0;
        boolean tooLarge = false;
        for (int i = 0; i < digits.length(); i++) {
            if (!isDigit(digits.charAt(i), radix)) {
                return BAD;
            }
            int digit = Character.digit(digits.charAt(i), radix);
            // Counted downwards: there is one more negative number.
            tooLarge |= value < (Long.MIN_VALUE + digit) / radix;
            value = value * radix - digit;
        }
        tooLarge |= !negative && value == Long.MIN_VALUE;
        if (digits.isEmpty()) {
            return BAD;
        }
        return tooLarge
                ? new Integers(negative ? Long.MIN_VALUE : Long.MAX_VALUE, false)
                : new Integers(negative ? value : -value, true);
    }
}
