package dev.tripline.language.expr.value;

import java.nio.charset.StandardCharsets;

/**
 * Strings as Go has them: bytes, mostly UTF-8. A byte that belongs to no character is held as half of a surrogate pair,
 * U+DC80 to U+DCFF, which text that comes from JSON or a program does not have. Such bytes leave as U+FFFD.
 */
public final class GoText {
    private static final int RAW = 0xDC00;

    private GoText() {}

    /** How many bytes. */
    public static int length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i += chars(text, i)) {
            length += width(text, i);
        }
        return length;
    }

    private static boolean isRaw(char c) {
        return c >= RAW + 0x80 && c <= RAW + 0xFF;
    }

    private static boolean isPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    private static int chars(String text, int i) {
        return isPair(text, i) ? 2 : 1;
    }

    private static int width(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x80 || isRaw(c)) {
            return 1;
        }
        return c < 0x800 ? 2 : isPair(text, i) ? 4 : 3;
    }

    /** The byte offset at which the character with this index begins. */
    public static int offset(String text, int index) {
        return index < 0 ? -1 : length(text.substring(0, index));
    }

    public static byte[] bytes(String text) {
        boolean raw = text.chars().anyMatch(c -> isRaw((char) c));
        if (!raw) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] bytes = new byte[length(text)];
        int at = 0;
        for (int i = 0; i < text.length(); i += chars(text, i)) {
            if (isRaw(text.charAt(i))) {
                bytes[at++] = (byte) (text.charAt(i) - RAW);
            } else {
                byte[] one = text.substring(i, i + chars(text, i)).getBytes(StandardCharsets.UTF_8);
                System.arraycopy(one, 0, bytes, at, one.length);
                at += one.length;
            }
        }
        return bytes;
    }

    public static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int length = sequence(bytes, at);
            if (length == 0) {
                text.append((char) (RAW + (bytes[at] & 0xFF)));
                at++;
            } else {
                text.append(new String(bytes, at, length, StandardCharsets.UTF_8));
                at += length;
            }
        }
        return text.toString();
    }

    /** How many bytes the character has that begins here; 0 when there is none. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = length > 2 ? bytes[at + 1] & 0xFF : 0;
        boolean outside = first == 0xE0 && second < 0xA0
                || first == 0xED && second > 0x9F
                || first == 0xF0 && second < 0x90
                || first == 0xF4 && second > 0x8F;
        return outside ? 0 : length;
    }

    /**
     * The bytes from one offset to before another.
     *
     * @param from not behind {@code to}, which is not behind the end
     */
    public static String slice(String text, int from, int to) {
        int start = index(text, from);
        int end = start < 0 ? -1 : index(text, to);
        if (start >= 0 && end >= 0) {
            return text.substring(start, end);
        }
        byte[] bytes = bytes(text);
        return of(java.util.Arrays.copyOfRange(bytes, from, to));
    }

    /** The index of the character that begins at this byte; -1 when none does. */
    private static int index(String text, int offset) {
        int bytes = 0;
        int i = 0;
        while (bytes < offset) {
            bytes += width(text, i);
            i += chars(text, i);
        }
        return bytes == offset ? i : -1;
    }

    /** One behind the other; bytes that become a character are one. */
    public static String concat(String left, String right) {
        String both = left + right;
        boolean raw =
                !left.isEmpty() && isRaw(left.charAt(left.length() - 1)) || !right.isEmpty() && isRaw(right.charAt(0));
        return raw ? of(bytes(both)) : both;
    }

    /** Well-formed: what is no character is U+FFFD. */
    public static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isRaw(text.charAt(i)) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(c >= RAW && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return out.toString();
    }
}
