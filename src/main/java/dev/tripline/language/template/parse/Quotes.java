package dev.tripline.language.template.parse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** What stands between quotes in Go: strconv.Unquote. Bytes that are not UTF-8 become U+FFFD. */
final class Quotes {
    /** A byte, from an octal or {@code \x} escape, and no code point. */
    private static final int BYTE = 1 << 30;

    private static final int BAD = -1;

    private final String text;
    private final char quote;
    private int at = 1;

    private Quotes(String text) {
        this.text = text;
        this.quote = text.charAt(0);
    }

    /** Empty when an escape is wrong. */
    static Optional<String> string(String quoted) {
        if (quoted.charAt(0) == '`') {
            return Optional.of(quoted.substring(1, quoted.length() - 1).replace("\r", ""));
        }
        if (quoted.indexOf('\\') < 0) {
            return Optional.of(quoted.substring(1, quoted.length() - 1));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(quoted.length());
        Quotes quotes = new Quotes(quoted);
        while (quotes.at < quoted.length() - 1) {
            int letter = quotes.letter();
            if (letter == BAD) {
                return Optional.empty();
            }
            if ((letter & BYTE) != 0) {
                out.write(letter & 0xFF);
            } else {
                out.writeBytes(Character.toString(letter).getBytes(StandardCharsets.UTF_8));
            }
        }
        return Optional.of(out.toString(StandardCharsets.UTF_8));
    }

    /** The one code point between single quotes. */
    static OptionalInt character(String quoted) {
        Quotes quotes = new Quotes(quoted);
        int letter = quotes.letter();
        boolean good = letter != BAD && quotes.at == quoted.length() - 1 && quoted.length() > 2;
        return good ? OptionalInt.of(letter & ~BYTE) : OptionalInt.empty();
    }

    private int letter() {
        int letter = text.codePointAt(at);
        at += Character.charCount(letter);
        if (letter != '\\') {
            return letter;
        }
        char escape = text.charAt(at++);
        return switch (escape) {
            case 'a' -> 7;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 11;
            case '\\' -> '\\';
            case 'x' -> octet(digits(2, 16));
            case 'u' -> codePoint(digits(4, 16));
            case 'U' -> codePoint(digits(8, 16));
            case '\'', '"' -> escape == quote ? escape : BAD;
            default -> {
                at--;
                yield octet(digits(3, 8));
            }
        };
    }

    private long digits(int count, int radix) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at), radix) : BAD;
            if (digit < 0 || text.charAt(at) > 0x7F) {
                return BAD;
            }
            value = value * radix + digit;
            at++;
        }
        return value;
    }

    private static int octet(long value) {
        return value < 0 || value > 0xFF ? BAD : (int) value | BYTE;
    }

    private static int codePoint(long value) {
        boolean valid = value >= 0 && value <= Character.MAX_CODE_POINT && (value < 0xD800 || value > 0xDFFF);
        return valid ? (int) value : BAD;
    }
}
