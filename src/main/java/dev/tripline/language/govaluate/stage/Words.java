package dev.tripline.language.govaluate.stage;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call a value, and the order of texts. */
final class Words {
    private Words() {}

    /** The type, never the content. */
    static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text -> "a text";
            case Double number -> "a number";
            case Boolean bool -> "a boolean";
            case List<?> list -> "a list";
            case Map<?, ?> map -> "an object";
            case Pattern pattern -> "a pattern";
            default -> "a " + value.getClass().getSimpleName();
        };
    }

    /** By UTF-8 bytes, which is by code points; Java's own order puts surrogates below U+E000. */
    static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return Character.isSurrogate(x) == Character.isSurrogate(y)
                        ? Character.compare(x, y)
                        : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
