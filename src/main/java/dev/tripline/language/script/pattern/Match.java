package dev.tripline.language.script.pattern;

import org.jspecify.annotations.Nullable;

/** Where a pattern matched, and its captures. Immutable. */
public final class Match {
    private final String text;
    private final int[] marks;

    /**
     * @param marks start and end of the match, then of each capture; a place is negative
     */
    Match(String text, int[] marks) {
        this.text = text;
        this.marks = marks;
    }

    public int start() {
        return marks[0];
    }

    public int end() {
        return marks[1];
    }

    /** Besides the whole match, which is capture 0. */
    public int captures() {
        return marks.length / 2 - 1;
    }

    /** A text, or the place of a capture {@code ()} as a number from 1. */
    public Object capture(int number) {
        int start = marks[2 * number];
        return start < 0 ? (Object) (double) -start : text.substring(start, marks[2 * number + 1]);
    }

    /** All captures, or the whole match where there are none. */
    public @Nullable Object[] values() {
        if (captures() == 0) {
            return new Object[] {capture(0)};
        }
        @Nullable Object[] values = new Object[captures()];
        for (int i = 0; i < values.length; i++) {
            values[i] = capture(i + 1);
        }
        return values;
    }
}
