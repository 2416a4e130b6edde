package dev.tripline.language.expr.syntax;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How strongly operators bind. */
final class Operators {
    /** Only a pipe, a let and a conditional are read at this level. */
    static final int LOWEST = 0;

    private static final Map<String, Integer> UNARY = Map.of("not", 50, "!", 50, "-", 90, "+", 90);

    private static final Map<String, Integer> BINARY = Map.ofEntries(
            Map.entry("|", LOWEST),
            Map.entry("or", 10),
            Map.entry("||", 10),
            Map.entry("and", 15),
            Map.entry("&&", 15),
            Map.entry("==", 20),
            Map.entry("!=", 20),
            Map.entry("<", 20),
            Map.entry(">", 20),
            Map.entry(">=", 20),
            Map.entry("<=", 20),
            Map.entry("in", 20),
            Map.entry("matches", 20),
            Map.entry("contains", 20),
            Map.entry("startsWith", 20),
            Map.entry("endsWith", 20),
            Map.entry("..", 25),
            Map.entry("+", 30),
            Map.entry("-", 30),
            Map.entry("*", 60),
            Map.entry("/", 60),
            Map.entry("%", 60),
            Map.entry("**", 100),
            Map.entry("^", 100),
            Map.entry("??", 500));

    private Operators() {}

    static @Nullable Integer unary(String operator) {
        return UNARY.get(operator);
    }

    static @Nullable Integer binary(String operator) {
        return BINARY.get(operator);
    }

    static boolean groupsRight(String operator) {
        return operator.equals("**") || operator.equals("^");
    }

    /** The one spelling of those that have two. */
    static String canonical(String operator) {
        return switch (operator) {
            case "||" -> "or";
            case "&&" -> "and";
            case "^" -> "**";
            case "!" -> "not";
            default -> operator;
        };
    }
}
