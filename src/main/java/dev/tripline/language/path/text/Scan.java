package dev.tripline.language.path.text;

/** Steps through JSON text between two positions without allocating. Stateless. */
public final class Scan {
    /** The text ended inside a string. */
    public static final int UNTERMINATED = -2;

    private Scan() {}

    /** Whether a value may start with this letter. */
    public static boolean startsValue(char c) {
        return switch (c) {
            case '"', '{', '[', 't', 'f', 'n', 'i', 'I', 'N', '+', '-' -> true;
            default -> isDigit(c);
        };
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The kind of the value that starts at {@code i}; {@link #startsValue} holds there. */
    public static Kind kind(String text, int i, int end) {
        return switch (text.charAt(i)) {
            case '"' -> Kind.STRING;
            case '{', '[' -> Kind.JSON;
            case 't' -> Kind.TRUE;
            case 'f' -> Kind.FALSE;
            case 'n' -> i + 1 < end && text.charAt(i + 1) != 'u' ? Kind.NUMBER : Kind.NULL;
            default -> Kind.NUMBER;
        };
    }

    /** The position behind the value of this kind that starts at {@code i}, or {@link #UNTERMINATED}. */
    public static int end(String text, int i, int end, Kind kind) {
        return switch (kind) {
            case STRING -> string(text, i + 1, end);
            case JSON -> nest(text, i, end);
            case NUMBER -> number(text, i, end);
            case TRUE, FALSE, NULL -> literal(text, i, end);
        };
    }

    /** The first position from {@code i} on where a value may start, or {@code end}. */
    public static int seekValue(String text, int i, int end) {
        int at = i;
        while (at < end && !startsValue(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** From behind the opening quote to behind the closing one, or {@link #UNTERMINATED}. */
    public static int string(String text, int i, int end) {
        for (int at = i; at < end; at++) {
            char c = text.charAt(at);
            if (c == '"') {
                return at + 1;
            }
            if (c == '\\') {
                at++;
            }
        }
        return UNTERMINATED;
    }

    /** From an opening bracket of any form to behind the one that closes it, or {@code end}. */
    public static int nest(String text, int i, int end) {
        int depth = 1;
        for (int at = i + 1; at < end; at++) {
            switch (text.charAt(at)) {
                case '"' -> {
                    int close = string(text, at + 1, end);
                    if (close < 0) {
                        return end;
                    }
                    at = close - 1;
                }
                case '{', '[', '(' -> depth++;
                case '}', ']', ')' -> {
                    depth--;
                    if (depth == 0) {
                        return at + 1;
                    }
                }
                default -> {}
            }
        }
        return end;
    }

    private static int number(String text, int i, int end) {
        int at = i + 1;
        while (at < end) {
            char c = text.charAt(at);
            if (c <= ' ' || c == ',' || c == ']' || c == '}') {
                break;
            }
            at++;
        }
        return at;
    }

    private static int literal(String text, int i, int end) {
        int at = i + 1;
        while (at < end && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
            at++;
        }
        return at;
    }
}
