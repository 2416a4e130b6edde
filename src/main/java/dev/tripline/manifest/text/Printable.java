package dev.tripline.manifest.text;

/** Text of strangers for a terminal: what could move the cursor, change colours or reorder letters becomes visible. */
final class Printable {
    private Printable() {}

    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.append(escaped(c)));
        return out.toString();
    }

    static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "    ";
            default -> isHarmless(c) ? Character.toString(c) : String.format("\\u%04X", c);
        };
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
