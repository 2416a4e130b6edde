package dev.tripline.language.path;

import dev.tripline.language.path.text.Validity;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One JSON text, decoded when it is first asked for, checked at most once and shared by many paths. Safe for any thread. Bytes that are no
 * UTF-8 become U+FFFD.
 */
public final class Json {
    private static final byte[] NOTHING = new byte[0];

    private enum Check {
        OPEN,
        VALID,
        INVALID
    }

    private final byte[] utf8;
    private volatile @Nullable String text;
    private volatile Check check = Check.OPEN;

    private Json(byte[] utf8, @Nullable String text) {
        this.utf8 = utf8;
        this.text = text;
    }

    /** Of bytes that nobody changes any more. */
    public static Json of(byte[] utf8) {
        return new Json(utf8, null);
    }

    public static Json of(String text) {
        return new Json(NOTHING, text);
    }

    /** Whether this is exactly one well-formed JSON value (gjson.Valid); the empty text is not. Any nesting is fine. */
    public boolean isValid() {
        if (check == Check.OPEN) {
            check = Validity.of(text()) ? Check.VALID : Check.INVALID;
        }
        return check == Check.VALID;
    }

    /** Two threads that ask first may both decode; what they get is the same. */
    public String text() {
        String decoded = text;
        if (decoded == null) {
            decoded = new String(utf8, StandardCharsets.UTF_8);
            text = decoded;
        }
        return decoded;
    }

    /** The size only: documents may hold secrets, so they never print themselves. */
    @Override
    public String toString() {
        return text().length() + " characters of JSON";
    }
}
