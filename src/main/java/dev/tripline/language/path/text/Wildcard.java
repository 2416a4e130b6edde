package dev.tripline.language.path.text;

/** Patterns with {@code *} (anything), {@code ?} (one character) and a backslash before a character that stands for itself. */
public final class Wildcard {
    private Wildcard() {}

    /** Whether the whole text matches. Takes at most text times pattern, and pays for it. */
    public static boolean matches(String text, String pattern, Budget budget) {
        int t = 0;
        int p = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            budget.spend(1);
            int next = step(text, t, pattern, p);
            if (next > 0) {
                t += Character.charCount(text.codePointAt(t));
                p = next;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (star >= 0) {
                retry += Character.charCount(text.codePointAt(retry));
                t = retry;
                p = star + 1;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** The place in the pattern behind what matches one character of the text, or 0 when none does. */
    private static int step(String text, int t, String pattern, int p) {
        if (p >= pattern.length()) {
            return 0;
        }
        int wanted = pattern.codePointAt(p);
        if (wanted == '?') {
            return p + 1;
        }
        if (wanted == '*') {
            return 0;
        }
        int at = p;
        if (wanted == '\\') {
            at++;
            if (at >= pattern.length()) {
                return 0;
            }
            wanted = pattern.codePointAt(at);
        }
        return text.codePointAt(t) == wanted ? at + Character.charCount(wanted) : 0;
    }
}
