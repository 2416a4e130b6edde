package dev.tripline.language.jq.value;

/** Texts in JSON's quotes. */
public final class Quoted {
    private static final String HEX = "0123456789abcdef";

    private Quoted() {}

    /**
     * @param html as Go's encoding/json: {@code < > &} and the two line separators are escaped, DEL is not; else as jq
     */
    public static void append(StringBuilder out, String text, boolean html) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c, html) && !Texts.isLone(text, i)) {
                continue;
            }
            out.append(text, written, i);
            written = i + 1;
            escape(out, Character.isSurrogate(c) ? '\ufffd' : c);
        }
        out.append(text, written, text.length()).append('"');
    }

    private static boolean isPlain(char c, boolean html) {
        if (c < 0x20 || c == '"' || c == '\\') {
            return false;
        }
        return html ? c != '<' && c != '>' && c != '&' && c != 0x2028 && c != 0x2029 : c != 0x7f;
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }
}
