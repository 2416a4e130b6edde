package dev.tripline.language.govaluate.syntax;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The operators between two values. */
public enum Operator {
    SEPARATE(",", 0, Kind.SEPARATOR),
    THEN("?", 1, Kind.TERNARY),
    ELSE(":", 1, Kind.TERNARY),
    COALESCE("??", 1, Kind.TERNARY),
    OR("||", 2, Kind.LOGICAL),
    AND("&&", 3, Kind.LOGICAL),
    EQUAL("==", 4, Kind.COMPARATOR),
    UNEQUAL("!=", 4, Kind.COMPARATOR),
    GREATER(">", 4, Kind.COMPARATOR),
    GREATER_OR_EQUAL(">=", 4, Kind.COMPARATOR),
    LESS("<", 4, Kind.COMPARATOR),
    LESS_OR_EQUAL("<=", 4, Kind.COMPARATOR),
    MATCHES("=~", 4, Kind.COMPARATOR),
    MATCHES_NOT("!~", 4, Kind.COMPARATOR),
    IN("in", 4, Kind.COMPARATOR),
    BIT_AND("&", 5, Kind.MODIFIER),
    BIT_OR("|", 5, Kind.MODIFIER),
    BIT_XOR("^", 5, Kind.MODIFIER),
    SHIFT_LEFT("<<", 6, Kind.MODIFIER),
    SHIFT_RIGHT(">>", 6, Kind.MODIFIER),
    PLUS("+", 7, Kind.MODIFIER),
    MINUS("-", 7, Kind.MODIFIER),
    TIMES("*", 8, Kind.MODIFIER),
    DIVIDED("/", 8, Kind.MODIFIER),
    REMAINDER("%", 8, Kind.MODIFIER),
    POWER("**", 9, Kind.MODIFIER);

    /** The level that holds a whole expression. */
    public static final int LOOSEST = 0;

    private static final Map<String, Operator> BY_TEXT =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::text, Function.identity()));

    private final String text;
    private final int level;
    private final Kind kind;

    Operator(String text, int level, Kind kind) {
        this.text = text;
        this.level = level;
        this.kind = kind;
    }

    /** The comma and {@code in} are none here: the one stands alone, the other is a word. */
    static Optional<Operator> ofSymbol(String text) {
        return Optional.ofNullable(BY_TEXT.get(text)).filter(found -> found != SEPARATE && found != IN);
    }

    public String text() {
        return text;
    }

    /** The higher, the tighter it binds. */
    public int level() {
        return level;
    }

    public Kind kind() {
        return kind;
    }

    boolean takesPattern() {
        return this == MATCHES || this == MATCHES_NOT;
    }
}
