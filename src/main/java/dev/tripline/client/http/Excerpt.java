package dev.tripline.client.http;

import java.util.Collection;

/** The beginning of what a server says, for people: short, on one line, and without secrets. */
public final class Excerpt {
    private static final int SHOWN = 200;

    private Excerpt() {}

    /** Secrets go first: cutting could leave the half of one. */
    public static String of(String text, Collection<String> secrets) {
        return of(hiding(secrets, text), SHOWN);
    }

    /**
     * Of a text without secrets.
     *
     * @param most characters
     */
    public static String of(String text, int most) {
        String shown = text.replaceAll("\\p{C}+", " ").strip();
        return shown.codePointCount(0, shown.length()) <= most
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, most)) + "…";
    }

    /** The whole text without any of these secrets. */
    public static String hiding(Collection<String> secrets, String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = secret.isEmpty() ? shown : shown.replace(secret, "***");
        }
        return shown;
    }
}
