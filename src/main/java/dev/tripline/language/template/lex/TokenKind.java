package dev.tripline.language.template.lex;

import java.util.Map;

/** What a token is. */
public enum TokenKind {
    ERROR,
    END_OF_TEXT,
    TEXT,
    LEFT_DELIMITER,
    RIGHT_DELIMITER,
    SPACE,
    LEFT_PARENTHESIS,
    RIGHT_PARENTHESIS,
    PIPE,
    ASSIGN,
    DECLARE,
    /** Any other printable sign; only the comma has a use. */
    SIGN,
    BOOL,
    CHARACTER,
    NUMBER,
    COMPLEX,
    STRING,
    RAW_STRING,
    DOT,
    FIELD,
    IDENTIFIER,
    VARIABLE,
    NIL,
    BLOCK,
    BREAK,
    CONTINUE,
    DEFINE,
    ELSE,
    END,
    IF,
    RANGE,
    TEMPLATE,
    WITH;

    private static final Map<String, TokenKind> WORDS = Map.ofEntries(
            Map.entry("true", BOOL),
            Map.entry("false", BOOL),
            Map.entry("nil", NIL),
            Map.entry("block", BLOCK),
            Map.entry("break", BREAK),
            Map.entry("continue", CONTINUE),
            Map.entry("define", DEFINE),
            Map.entry("else", ELSE),
            Map.entry("end", END),
            Map.entry("if", IF),
            Map.entry("range", RANGE),
            Map.entry("template", TEMPLATE),
            Map.entry("with", WITH));

    static TokenKind ofWord(String word) {
        return WORDS.getOrDefault(word, IDENTIFIER);
    }
}
