package dev.tripline.language.expr.jsonpath;

/** Looks for a sign outside of quotes and brackets. */
final class Outside {
    private final String text;
    private boolean single;
    private boolean twice;
    private int round;
    private int square;

    private Outside(String text) {
        this.text = text;
    }

    /** The index at which it begins; -1 when it is nowhere. Its last character is what must stand outside. */
    static int find(String text, String sign) {
        Outside outside = new Outside(text);
        for (int i = 0; i < text.length(); i++) {
            outside.pass(text.charAt(i));
            int start = i + 1 - sign.length();
            if (outside.isOutside() && start >= 0 && text.startsWith(sign, start)) {
                return start;
            }
        }
        return -1;
    }

    private boolean isOutside() {
        return !single && !twice && square <= 0 && round <= 0;
    }

    private void pass(char c) {
        switch (c) {
            case '(' -> round += single || twice || square > 0 ? 0 : 1;
            case ')' -> round -= single || twice || square > 0 ? 0 : 1;
            case '[' -> square += single || twice || round > 0 ? 0 : 1;
            case ']' -> square -= single || twice || round > 0 ? 0 : 1;
            case '\'' -> single ^= !twice && square <= 0 && round <= 0;
            case '"' -> twice ^= !single && square <= 0 && round <= 0;
            default -> {}
        }
    }

    @Override
    public String toString() {
        return text.length() + " characters";
    }
}
