package dev.tripline.language.jq.value;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts as Go counts and orders them: by code points. */
public final class Texts {
    private Texts() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** By code points, which is the order of the UTF-8 bytes. */
    public static int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean one = Character.isSurrogate(x);
                return one == Character.isSurrogate(y) ? Character.compare(x, y) : one ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    /** The keys in order. */
    public static String[] keys(Map<String, @Nullable Object> map, Budget budget) {
        String[] keys = map.keySet().toArray(new String[0]);
        budget.touch(keys.length * 4L);
        if (keys.length > 1) {
            Arrays.sort(keys, Texts::compare);
        }
        return keys;
    }

    /** Bytes in UTF-8. */
    public static int bytes(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 || isLone(text, i) ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** Whether half of a surrogate pair stands here without the other half: a byte that was no UTF-8. */
    public static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (!Character.isSurrogate(c)) {
            return false;
        }
        return Character.isHighSurrogate(c)
                ? at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
    }

    public static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, text.offsetByCodePoints(0, most / 2)) + " …";
    }
}
