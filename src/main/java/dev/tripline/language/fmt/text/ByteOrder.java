package dev.tripline.language.fmt.text;

import java.util.Comparator;

/** Strings by their UTF-8 bytes, as Go compares them, which is by code points. Java's own order puts surrogates below U+E000. */
public enum ByteOrder implements Comparator<String> {
    BY_BYTES;

    @Override
    public int compare(String a, String b) {
        int shared = Math.min(a.length(), b.length());
        for (int i = 0; i < shared; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean surrogate = Character.isSurrogate(x);
                return surrogate == Character.isSurrogate(y) ? Character.compare(x, y) : surrogate ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
