package dev.tripline.language.path;

import dev.tripline.language.path.text.Validity;
import java.nio.charset.StandardCharsets;

/**
 * One JSON text, decoded once, checked at most once and shared by many paths. Safe for any thread. Bytes that are no
 * UTF-8 become U+FFFD.
 */
public final class Json {
    private enum Check {
        OPEN,
        VALID,
        INVALID
    }

    private final String text;
    private volatile Check check = Check.OPEN;

    private Json(String text) {
        this.text = text;
    }

    public static Json of(byte[] utf8) {
        return of(new String(utf8, StandardCharsets.UTF_8));
    }

    public static Json of(String text) {
        return new Json(text);
    }

    /** Whether this is exactly one well-formed JSON value (gjson.Valid); the empty text is not. Any nesting is fine. */
    public boolean isValid() {
        if (check == Check.OPEN) {
            check = Validity.of(text) ? Check.VALID : Check.INVALID;
        }
        return check == Check.VALID;
    }

    public String text() {
        return text;
    }

    /** The size only: documents may hold secrets, so they never print themselves. */
    @Override
    public String toString() {
        return text.length() + " characters of JSON";
    }
}
