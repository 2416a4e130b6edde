package dev.tripline.language.expr.syntax;

import dev.tripline.language.BadProgram;

/** One string literal: in single or double quotes, on one line, with Go's escapes. */
final class Quoted {
    private final Source source;
    private final String text;
    private final int start;
    private final char quote;
    private final StringBuilder value = new StringBuilder();
    private int at;

    Quoted(Source source, int start, char quote) {
        this.source = source;
        this.text = source.text();
        this.start = start;
        this.quote = quote;
        this.at = start + 1;
    }

    /** Index behind the closing quote. */
    int end() {
        return at;
    }

    String value() throws BadProgram {
        for (char c = next(); c != quote; c = next()) {
            if (c == '\\') {
                escape();
            } else if (c == '\r') {
                value.append('\n');
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private char next() throws BadProgram {
        if (at >= text.length() || text.charAt(at) == '\n') {
            throw source.problem(start, "the string has no end");
        }
        return text.charAt(at++);
    }

    private void escape() throws BadProgram {
        char c = next();
        switch (c) {
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'n' -> value.append('\n');
            case 'r' -> value.append('\r');
            case 't' -> value.append('\t');
            case 'v' -> value.append('\u000b');
            case '\\' -> value.append('\\');
            case '0', '1', '2', '3' -> {
                at--;
                code(3, 8);
            }
            case 'x' -> code(2, 16);
            case 'u' -> code(4, 16);
            case 'U' -> code(8, 16);
            default -> {
                if (c != quote) {
                    throw source.problem(at - 2, "unknown escape '\\" + c + "'");
                }
                value.append(c);
            }
        }
    }

    private void code(int digits, int base) throws BadProgram {
        int first = at;
        long code = 0;
        for (int i = 0; i < digits; i++) {
            char c = next();
            int digit = c < 128 ? Character.digit(c, base) : -1;
            if (digit < 0) {
                throw source.problem(first, "an escape of " + digits + " digits is incomplete");
            }
            code = code * base + digit;
        }
        if (code > Character.MAX_CODE_POINT) {
            throw source.problem(first, "there is no such character");
        }
        boolean half = code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE;
        value.appendCodePoint(half ? 0xFFFD : (int) code);
    }
}
