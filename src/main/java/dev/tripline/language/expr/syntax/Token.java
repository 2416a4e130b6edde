package dev.tripline.language.expr.syntax;

/**
 * A word of a program.
 *
 * @param text of a string its value, else as it is written
 * @param at index of its first character
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        BRACKET,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isOperator(String operator) {
        return kind == Kind.OPERATOR && text.equals(operator);
    }

    boolean isBracket(String bracket) {
        return kind == Kind.BRACKET && text.equals(bracket);
    }

    /** For messages. */
    String described() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a string";
            default -> "'" + text + "'";
        };
    }
}
