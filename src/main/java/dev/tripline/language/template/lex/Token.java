package dev.tripline.language.template.lex;

/**
 * @param text as it stands in the template; for an error what is wrong
 * @param line where it begins, from 1
 */
public record Token(TokenKind kind, String text, int line) {
    public boolean is(TokenKind other) {
        return kind == other;
    }

    /** For messages: the text, not at length. */
    @Override
    public String toString() {
        if (kind == TokenKind.END_OF_TEXT) {
            return "end of text";
        }
        String shown = text.length() > 20 ? text.substring(0, 20) + "…" : text;
        return "\"" + shown.replace("\n", "\\n") + "\"";
    }
}
