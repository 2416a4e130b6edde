package dev.tripline.language.path.syntax;

import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Slice;
import java.util.Locale;

/**
 * What a query compares with: text, or with a leading {@code ~} a question about the value.
 *
 * @param text to compare with
 * @param test the question
 */
public record Operand(String text, Test test) {
    /** The questions. An unknown one is never answered with yes. */
    public enum Test {
        NONE,
        TRUE,
        FALSE,
        NULL,
        PRESENT,
        UNKNOWN
    }

    static Operand of(String text) {
        Test test = text.startsWith("~") ? question(text.substring(1)) : Test.NONE;
        return new Operand(text, test);
    }

    private static Test question(String name) {
        return switch (name) {
            case "true" -> Test.TRUE;
            case "false" -> Test.FALSE;
            case "null" -> Test.NULL;
            case "*" -> Test.PRESENT;
            default -> Test.UNKNOWN;
        };
    }

    /** The answer for this value, which may be missing. */
    boolean asks(Slice value) {
        return switch (test) {
            case TRUE -> value.bool();
            case FALSE -> isFalse(value);
            case NULL -> value.kind() == Kind.NULL;
            case PRESENT -> value.exists();
            case NONE, UNKNOWN -> false;
        };
    }

    private static boolean isFalse(Slice value) {
        return switch (value.kind()) {
            case NULL, FALSE -> true;
            case NUMBER -> value.number() == 0;
            case STRING ->
                switch (value.string().toLowerCase(Locale.ROOT)) {
                    case "0", "f", "false" -> true;
                    default -> false;
                };
            case TRUE, JSON -> false;
        };
    }
}
