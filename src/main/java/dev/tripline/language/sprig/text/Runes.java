package dev.tripline.language.sprig.text;

import java.util.function.IntPredicate;

/** Classes of code points, as Go's package unicode has them. */
final class Runes {
    /** What xstrings takes for Chinese, Japanese and Korean letters. */
    private static final int[][] CJK = {{0x3400, 0x4D85}, {0x4E00, 0x9FCC}, {0x20000, 0x2B81D}};

    private Runes() {}

    static boolean isSpace(int c) {
        return c >= 9 && c <= 13
                || c == ' '
                || c == 0x85
                || c == 0xA0
                || c > 0xFF
                        && switch (Character.getType(c)) {
                            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                                true;
                            default -> false;
                        };
    }

    static boolean isUpper(int c) {
        return Character.getType(c) == Character.UPPERCASE_LETTER;
    }

    static boolean isTitle(int c) {
        return Character.getType(c) == Character.TITLECASE_LETTER;
    }

    static boolean isLower(int c) {
        return Character.getType(c) == Character.LOWERCASE_LETTER;
    }

    static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> true;
            default -> false;
        };
    }

    /** A letter of an alphabet. */
    static boolean isAlphabetic(int c) {
        if (!Character.isLetter(c)) {
            return false;
        }
        for (int[] range : CJK) {
            if (c >= range[0] && c <= range[1]) {
                return false;
            }
        }
        return true;
    }

    /** What stands between the words of names: hyphens, underscores, blanks. */
    static boolean isConnector(int c) {
        return c == '-' || c == '_' || isSpace(c);
    }

    /** Without the code points at both ends that the predicate holds for. */
    static String trim(String text, IntPredicate unwanted) {
        int start = 0;
        int end = text.length();
        while (start < end && unwanted.test(text.codePointAt(start))) {
            start += Character.charCount(text.codePointAt(start));
        }
        while (end > start && unwanted.test(text.codePointBefore(end))) {
            end -= Character.charCount(text.codePointBefore(end));
        }
        return text.substring(start, end);
    }
}
