package dev.tripline.language.fmt.text;

/** Text between quotes with Go's escapes, as strconv.Quote and QuoteRune write it. */
public final class Quoted {
    private Quoted() {}

    public static String text(String text, boolean ascii) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> escape(c, '"', ascii, out));
        return out.append('"').toString();
    }

    public static String letter(int codePoint, boolean ascii) {
        StringBuilder out = new StringBuilder().append('\'');
        escape(codePoint, '\'', ascii, out);
        return out.append('\'').toString();
    }

    private static void escape(int c, char quote, boolean ascii, StringBuilder out) {
        switch (c) {
            case '\\' -> out.append("\\\\");
            case 7 -> out.append("\\a");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case 11 -> out.append("\\v");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (c < 0x7F && c >= ' ' || !ascii && isPrint(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(
                            c < ' ' || c == 0x7F ? hex("\\x", c, 2) : c > 0xFFFF ? hex("\\U", c, 8) : hex("\\u", c, 4));
                }
            }
        }
    }

    private static String hex(String prefix, int c, int digits) {
        String hex = Integer.toHexString(c);
        return prefix + "0".repeat(digits - hex.length()) + hex;
    }

    /** Go's unicode.IsPrint: letters, marks, numbers, punctuation, symbols and the blank. */
    public static boolean isPrint(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
