package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Scan;
import dev.tripline.language.path.text.Slice;

/** The blanks between values. */
final class Layout {
    private Layout() {}

    /** Without any of them. */
    static String ugly(Slice region) {
        String text = region.text();
        StringBuilder out = new StringBuilder(region.length());
        int i = region.from();
        while (i < region.to()) {
            char c = text.charAt(i);
            int next = i + 1;
            if (c == '"') {
                int close = Scan.string(text, next, region.to());
                next = close < 0 ? region.to() : close;
            }
            if (c > ' ') {
                out.append(text, i, next);
            }
            i = next;
        }
        return out.toString();
    }

    /** How many bytes of UTF-8 these characters take. */
    static int bytes(CharSequence text, int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800 || Character.isSurrogate(c)) {
                bytes += 2;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }
}
