package dev.tripline.language.sprig.text;

import dev.tripline.language.EvaluationFailure;
import java.nio.charset.StandardCharsets;

/** A text as Go sees it: its UTF-8 bytes. Where a cut leaves half a letter, U+FFFD stands for each half. */
record Bytes(byte[] bytes) {
    static Bytes of(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return bytes.length;
    }

    /** The letter that this byte alone would be. */
    int at(int index) {
        return bytes[index] & 0xff;
    }

    /**
     * @throws EvaluationFailure when the bounds are none, as Go panics
     */
    String slice(long from, long to) throws EvaluationFailure {
        if (from < 0 || from > to || to > bytes.length) {
            throw new EvaluationFailure(
                    "slice bounds out of range [" + from + ":" + to + "] with length " + bytes.length);
        }
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }

    /** The last place of that byte within the bounds, or -1. */
    int lastIndexOf(char letter, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == letter) {
                return i;
            }
        }
        return -1;
    }

    /** The next place of that byte, or -1. */
    int indexOf(char letter, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == letter) {
                return i;
            }
        }
        return -1;
    }
}
