package dev.tripline.language.script.value;

import java.nio.charset.StandardCharsets;

/** Between Java's texts and Lua's, which are UTF-8 bytes, one in each char. Stateless. */
public final class Bytes {
    /** What {@link #next} says about a byte that begins no character. */
    public static final int BROKEN = -1;

    private Bytes() {}

    public static String of(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            }
        }
        return text;
    }

    public static boolean isAscii(String bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Back; each byte that is no UTF-8 becomes U+FFFD, as in Go. */
    public static String decode(String bytes) {
        if (isAscii(bytes)) {
            return bytes;
        }
        StringBuilder out = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); ) {
            int c = next(bytes, i);
            out.appendCodePoint(c == BROKEN ? 0xFFFD : c);
            i += length(c);
        }
        return out.toString();
    }

    /** The character that begins here, or {@link #BROKEN}. */
    public static int next(String bytes, int at) {
        char first = bytes.charAt(at);
        if (first < 0x80) {
            return first;
        }
        int more = first >= 0xC2 && first < 0xE0
                ? 1
                : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xF0 && first < 0xF5 ? 3 : 0;
        if (more == 0 || at + more >= bytes.length()) {
            return BROKEN;
        }
        int c = first & (0x3F >> more);
        for (int i = 1; i <= more; i++) {
            char part = bytes.charAt(at + i);
            if (part < 0x80 || part >= 0xC0) {
                return BROKEN;
            }
            c = c << 6 | part & 0x3F;
        }
        boolean overlong = more == 2 && c < 0x800 || more == 3 && (c < 0x10000 || c > 0x10FFFF);
        return overlong || c >= 0xD800 && c < 0xE000 ? BROKEN : c;
    }

    /** Bytes of a character that {@link #next} gave. */
    public static int length(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
