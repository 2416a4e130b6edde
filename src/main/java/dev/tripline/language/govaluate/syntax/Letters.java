package dev.tripline.language.govaluate.syntax;

/** Classes of characters as Go's package unicode has them. */
final class Letters {
    private Letters() {}

    static boolean isSpace(int c) {
        return c >= '\t' && c <= '\r' || c == ' ' || c == 0x85 || Character.isSpaceChar(c);
    }

    static boolean isNumeric(int c) {
        return Character.isDigit(c) || c == '.';
    }

    static boolean isHexDigit(int c) {
        int lower = Character.toLowerCase(c);
        return Character.isDigit(c) || lower >= 'a' && lower <= 'f';
    }

    static boolean isInName(int c) {
        return Character.isLetter(c) || Character.isDigit(c) || c == '_' || c == '.';
    }

    static boolean isQuote(int c) {
        return c == '\'' || c == '"';
    }

    static boolean isInSymbol(int c) {
        return !Character.isLetterOrDigit(c) && "()[]'\"".indexOf(c) < 0;
    }
}
