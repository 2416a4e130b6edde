package dev.tripline.language.jq.encoding;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 in which bytes that are no UTF-8 survive, as they do in Go's strings: each becomes the lone surrogate U+DC00 plus the byte,
 * and the same byte again when it is encoded. Who looks at characters takes such a one for U+FFFD.
 */
public final class Utf8 {
    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    public static String decode(byte[] bytes, int length) {
        StringBuilder out = new StringBuilder(length);
        int at = 0;
        while (at < length) {
            int size = size(bytes, at, length);
            if (size == 0) {
                out.append((char) (Character.MIN_LOW_SURROGATE | bytes[at++] & 0xff));
            } else {
                out.append(new String(bytes, at, size, StandardCharsets.UTF_8));
                at += size;
            }
        }
        return out.toString();
    }

    public static byte[] encode(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        int at = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (point >= Character.MIN_LOW_SURROGATE && point <= Character.MAX_LOW_SURROGATE) {
                out.write(point & 0xff);
            } else {
                out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** Of the character that begins here; 0 when none does. A run of ASCII counts as one. */
    private static int size(byte[] bytes, int start, int length) {
        int at = start;
        while (at < length && bytes[at] >= 0) {
            at++;
        }
        if (at > start) {
            return at - start;
        }
        int first = bytes[start] & 0xff;
        int size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || start + size > length) {
            return 0;
        }
        int point = first & 0xff >> size + 1;
        for (int i = start + 1; i < start + size; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
            point = point << 6 | bytes[i] & 0x3f;
        }
        boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point < LEAST[size] || point > Character.MAX_CODE_POINT || surrogate ? 0 : size;
    }
}
