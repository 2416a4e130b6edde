package dev.tripline.language.govaluate.syntax;

/** Kinds of symbols, and which may follow which. The holes are govaluate's: no date after {@code +}, none before {@code ?}. */
public enum Kind {
    /** Before the first symbol. */
    START,
    OPEN,
    CLOSE,
    NUMBER,
    BOOLEAN,
    TEXT,
    TIME,
    NAME,
    ACCESSOR,
    PREFIX,
    MODIFIER,
    COMPARATOR,
    LOGICAL,
    TERNARY,
    SEPARATOR;

    boolean mayEnd() {
        return isValue() || this == CLOSE;
    }

    boolean mayPrecede(Kind next) {
        return switch (this) {
            case START, SEPARATOR -> next.beginsOperand();
            case OPEN, COMPARATOR, LOGICAL -> next.beginsOperand() || next == CLOSE;
            case MODIFIER -> next.beginsOperand() && next != TIME || next == CLOSE;
            case PREFIX -> next.beginsOperand() && next != TIME && next != TEXT && next != PREFIX || next == CLOSE;
            case TERNARY -> next.beginsOperand() || next == SEPARATOR;
            case NUMBER, BOOLEAN, TEXT, NAME -> next.isOperator() || next == CLOSE;
            case TIME -> next.isOperator() && next != TERNARY || next == CLOSE;
            case ACCESSOR -> next.isOperator() || next == CLOSE || next == OPEN;
            case CLOSE -> next != PREFIX && next != ACCESSOR && next != START;
        };
    }

    private boolean beginsOperand() {
        return isValue() || this == PREFIX || this == OPEN;
    }

    private boolean isValue() {
        return switch (this) {
            case NUMBER, BOOLEAN, TEXT, TIME, NAME, ACCESSOR -> true;
            default -> false;
        };
    }

    private boolean isOperator() {
        return switch (this) {
            case MODIFIER, COMPARATOR, LOGICAL, TERNARY, SEPARATOR -> true;
            default -> false;
        };
    }
}
