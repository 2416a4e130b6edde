package dev.tripline.language.path;

import java.nio.charset.StandardCharsets;

/** One JSON text, checked at most once and shared by many paths. Immutable to its users, safe for any thread. */
public final class Json {
    private final String text;

    private Json(String text) {
        this.text = text;
    }

    public static Json of(byte[] utf8) {
        return of(new String(utf8, StandardCharsets.UTF_8));
    }

    public static Json of(String text) {
        return new Json(text);
    }

    /** Whether this is one well-formed JSON value, as gjson.Valid sees it. */
    public boolean isValid() {
        throw new UnsupportedOperationException();
    }

    public String text() {
        return text;
    }
}
