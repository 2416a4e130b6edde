package dev.tripline.language.path.text;

/** The inside of JSON strings: escapes undone and made. Stateless. */
public final class Strings {
    private static final String HEX = "0123456789abcdef";

    private Strings() {}

    /** The text of a string between its quotes. Ends early at a broken escape; halves of surrogates become U+FFFD. */
    public static String unescape(String text, int from, int to) {
        int first = text.indexOf('\\', from);
        if (first < 0 || first >= to) {
            return text.substring(from, to);
        }
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                return out.toString();
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            i++;
            if (i >= to) {
                return out.toString();
            }
            char letter = text.charAt(i);
            if (letter == 'u') {
                if (i + 5 > to) {
                    return out.toString();
                }
                i = unicode(text, i + 1, to, out) - 1;
            } else {
                int plain = "\\/\"bfnrt".indexOf(letter);
                if (plain < 0) {
                    return out.toString();
                }
                out.append("\\/\"\b\f\n\r\t".charAt(plain));
            }
        }
        return out.toString();
    }

    /** Reads four hexadecimal digits, or a pair of them; answers the position behind. */
    private static int unicode(String text, int at, int to, StringBuilder out) {
        char unit = hex(text, at);
        int next = at + 4;
        if (!Character.isSurrogate(unit)) {
            out.append(unit);
            return next;
        }
        if (next + 6 > to || text.charAt(next) != '\\' || text.charAt(next + 1) != 'u') {
            out.append('\ufffd');
            return next;
        }
        char low = hex(text, next + 2);
        if (Character.isSurrogatePair(unit, low)) {
            out.append(unit).append(low);
        } else {
            out.append('\ufffd');
        }
        return next + 6;
    }

    private static char hex(String text, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return 0;
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    /** By code points, which is how UTF-8 bytes sort. */
    public static int compare(String left, String right) {
        int common = Math.min(left.length(), right.length());
        int i = 0;
        while (i < common && left.charAt(i) == right.charAt(i)) {
            i++;
        }
        if (i == common) {
            return Integer.compare(left.length(), right.length());
        }
        return Integer.compare(rank(left.charAt(i)), rank(right.charAt(i)));
    }

    /** Surrogates stand for code points above all other characters. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }

    /** A JSON string of this text as Go writes it, with {@code < > &} escaped. */
    public static String quote(CharSequence text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (pair) {
                out.append(c).append(text.charAt(i + 1));
                i++;
            } else {
                quote(c, out);
            }
        }
        return out.append('"').toString();
    }

    /** As {@link #quote}, but like sjson verbatim between quotes where all is printable ASCII: then {@code <} stays. */
    public static String quoteSparingly(String text) {
        boolean simple = text.chars().allMatch(c -> c >= ' ' && c <= 0x7f && c != '"' && c != '\\');
        return simple ? '"' + text + '"' : quote(text);
    }

    private static void quote(char c, StringBuilder out) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '<', '>', '&', '\u2028', '\u2029' -> escape(c, out);
            default -> {
                if (c < ' ') {
                    escape(c, out);
                } else if (Character.isSurrogate(c)) {
                    escape('\ufffd', out);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void escape(char c, StringBuilder out) {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.append(HEX.charAt((c >> shift) & 15));
        }
    }
}
