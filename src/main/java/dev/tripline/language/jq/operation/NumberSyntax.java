package dev.tripline.language.jq.operation;

/** Numbers as jq programs write them: {@code 1}, {@code 1.}, {@code .5}, {@code 1.5e-3}. */
public final class NumberSyntax {
    private NumberSyntax() {}

    /**
     * Where the number that begins here ends.
     *
     * @return -1 when there is none, or it runs into letters or a second point
     */
    public static int end(String text, int start) {
        int at = digits(text, start);
        boolean point = is(text, at, '.');
        if (point) {
            int after = digits(text, at + 1);
            if (at == start && after == at + 1) {
                return -1;
            }
            at = after;
        }
        if (at == start || point && is(text, at, '.')) {
            return -1;
        }
        if (is(text, at, 'e') || is(text, at, 'E')) {
            int from = is(text, at + 1, '+') || is(text, at + 1, '-') ? at + 2 : at + 1;
            at = digits(text, from);
            if (at == from) {
                return -1;
            }
        }
        return at < text.length() && isLetter(text.charAt(at)) ? -1 : at;
    }

    /** Whether the whole text is one, maybe with a sign. */
    public static boolean isNumber(String text) {
        int start = is(text, 0, '+') || is(text, 0, '-') ? 1 : 0;
        return end(text, start) == text.length();
    }

    public static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean is(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static int digits(String text, int start) {
        int at = start;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
