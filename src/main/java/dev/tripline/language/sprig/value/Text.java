package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;

/** A text that grows up to {@link Limits#TEXT}. */
public final class Text {
    private final StringBuilder out = new StringBuilder();

    public Text add(CharSequence more) throws EvaluationFailure {
        Limits.length((long) out.length() + more.length());
        out.append(more);
        return this;
    }

    public Text add(CharSequence more, int from, int to) throws EvaluationFailure {
        Limits.length((long) out.length() + to - from);
        out.append(more, from, to);
        return this;
    }

    public Text letter(int codePoint) throws EvaluationFailure {
        Limits.length(out.length() + 2L);
        out.appendCodePoint(codePoint);
        return this;
    }

    public Text repeat(CharSequence text, long times) throws EvaluationFailure {
        Limits.length(out.length() + Math.multiplyExact(Math.min(times, Limits.TEXT + 1L), (long) text.length()));
        out.repeat(text, text.isEmpty() ? 0 : (int) times);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
