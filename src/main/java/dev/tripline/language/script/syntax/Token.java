package dev.tripline.language.script.syntax;

import java.util.Set;

/**
 * One word of a chunk.
 *
 * @param text of names, keywords and signs as written; of texts what they stand for; of numbers the numeral
 * @param line from 1
 * @param afterNewline whether a line ended just before it
 */
record Token(Kind kind, String text, int line, boolean afterNewline) {
    static final Set<String> KEYWORDS = Set.of(
            "and",
            "break",
            "do",
            "else",
            "elseif",
            "end",
            "false",
            "for",
            "function",
            "goto",
            "if",
            "in",
            "local",
            "nil",
            "not",
            "or",
            "repeat",
            "return",
            "then",
            "true",
            "until",
            "while");

    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        /** A keyword or a sign. */
        WORD,
        END
    }

    /** Whether it is this keyword or sign. */
    boolean is(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
