package dev.tripline.language.jq.token;

/**
 * A word of a program.
 *
 * @param text without the sign that tells the kind, as in {@code name} for {@code .name}
 * @param start of the word in the program
 */
public record Token(Kind kind, String text, int start) {
    public enum Kind {
        /** A name or a keyword. */
        NAME,
        /** {@code .name}. */
        FIELD,
        /** {@code $name}. */
        VARIABLE,
        /** {@code @name}. */
        FORMAT,
        NUMBER,
        /** The quote that opens a text. */
        QUOTE,
        /** Operators and brackets. */
        SIGN,
        END
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it is this operator or bracket. */
    public boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it is this keyword. */
    public boolean isWord(String word) {
        return kind == Kind.NAME && text.equals(word);
    }
}
