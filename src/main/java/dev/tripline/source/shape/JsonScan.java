package dev.tripline.source.shape;

import java.nio.charset.StandardCharsets;

/** The strings and the ends of values of a JSON text. */
final class JsonScan {
    private static final byte PLAIN = 0;
    private static final byte END = 1;
    private static final byte BACKSLASH = 2;
    private static final byte CONTROL = 3;
    private static final byte MARKUP = 4;
    private static final byte BEYOND_ASCII = 5;
    private static final byte[] CLASS = classes();

    private JsonScan() {}

    private static byte[] classes() {
        byte[] classes = new byte[256];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = i < 0x20 ? CONTROL : i >= 0x80 ? BEYOND_ASCII : PLAIN;
        }
        classes['"'] = END;
        classes['\\'] = BACKSLASH;
        classes['<'] = MARKUP;
        classes['>'] = MARKUP;
        classes['&'] = MARKUP;
        return classes;
    }

    /** Copies the string that begins with the quote at {@code start}; returns where the text goes on. */
    static int string(byte[] in, int start, JsonBuffer out) throws MalformedBody {
        int copied = start;
        int at = start + 1;
        while (at < in.length) {
            switch (CLASS[in[at] & 0xFF]) {
                case PLAIN -> at++;
                case END -> {
                    out.raw(in, copied, at + 1);
                    return at + 1;
                }
                case BACKSLASH -> at = escape(in, at);
                case MARKUP -> {
                    out.raw(in, copied, at);
                    out.escape(in[at]);
                    copied = ++at;
                }
                case BEYOND_ASCII -> {
                    int length = sequence(in, at);
                    if (length == 3
                            && in[at] == (byte) 0xE2
                            && in[at + 1] == (byte) 0x80
                            && (in[at + 2] & 0xFE) == 0xA8) {
                        out.raw(in, copied, at);
                        out.raw(in[at + 2] == (byte) 0xA8 ? "\\u2028" : "\\u2029");
                        copied = at + 3;
                    }
                    at += length;
                }
                default -> throw malformed(at, "a control character in a string");
            }
        }
        throw malformed(in.length, "the text ends within a string");
    }

    private static int escape(byte[] in, int at) throws MalformedBody {
        int kind = at + 1 < in.length ? in[at + 1] : -1;
        return switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
            case 'u' -> {
                for (int i = at + 2; i < at + 6; i++) {
                    if (i >= in.length || Character.digit(in[i], 16) < 0) {
                        throw malformed(i, "wanted four hexadecimal digits");
                    }
                }
                yield at + 6;
            }
            default -> throw malformed(at, "an unknown escape in a string");
        };
    }

    /** The length of the UTF-8 sequence here: shortest forms only, no surrogates, up to U+10FFFF. */
    private static int sequence(byte[] in, int at) throws MalformedBody {
        int lead = in[at] & 0xFF;
        int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (lead < 0xC2 || lead > 0xF4 || at + length > in.length) {
            throw malformed(at, "not UTF-8");
        }
        int second = in[at + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        boolean wrong = second < low || second > high;
        for (int i = at + 2; i < at + length; i++) {
            wrong |= (in[i] & 0xC0) != 0x80;
        }
        if (wrong) {
            throw malformed(at, "not UTF-8");
        }
        return length;
    }

    /** The text of a string that was checked already. */
    static String unescape(byte[] in, int start, int end) {
        String text = new String(in, start, end - start, StandardCharsets.UTF_8);
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char kind = text.charAt(++i);
            if (kind == 'u') {
                plain.append((char) Integer.parseInt(text.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                int simple = "bfnrt".indexOf(kind);
                plain.append(simple < 0 ? kind : "\b\f\n\r\t".charAt(simple));
            }
        }
        return plain.toString();
    }

    /** Where the value that begins here ends, in a text that was checked and written without white space; {@code end} is the text's. */
    static int past(byte[] json, int begin, int end) {
        int at = begin;
        int depth = 0;
        do {
            switch (json[at]) {
                case '"' -> at = pastString(json, at);
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                case ',', ':' -> at++;
                default -> at = pastWord(json, at, end);
            }
        } while (depth > 0);
        return at;
    }

    private static int pastString(byte[] json, int quote) {
        int at = quote + 1;
        while (json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int pastWord(byte[] json, int begin, int end) {
        int at = begin;
        while (at < end && json[at] != ',' && json[at] != ']' && json[at] != '}') {
            at++;
        }
        return at;
    }

    private static MalformedBody malformed(int at, String why) {
        return new MalformedBody("invalid JSON at byte " + at + ": " + why);
    }
}
