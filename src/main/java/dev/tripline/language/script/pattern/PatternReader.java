package dev.tripline.language.script.pattern;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a pattern's text into the matcher's instructions. */
final class PatternReader {
    private static final int DEEPEST = 32;

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private int at;
    private int captures = 1;
    private int depth;

    PatternReader(String text) {
        this.text = text;
    }

    Pattern read() throws BadPattern {
        boolean anchored = text.startsWith("^");
        at = anchored ? 1 : 0;
        steps.add(new Step(Step.Kind.SAVE, 0, 0));
        if (sequence(true)) {
            steps.add(new Step(Step.Kind.END, 0, 0));
        }
        steps.add(new Step(Step.Kind.SAVE, 1, 0));
        return new Pattern(steps.toArray(new Step[0]), anchored, captures);
    }

    private boolean more() {
        return at < text.length();
    }

    /** Whether it ends in a dollar sign that means the end of the text. */
    private boolean sequence(boolean outermost) throws BadPattern {
        @Nullable Step single = null;
        while (more()) {
            char c = text.charAt(at);
            @Nullable Step before = single;
            single = null;
            switch (c) {
                case '%' -> single = escaped();
                case '.', '[' -> single = new Step(readSet());
                case '(' -> capture();
                case ')' -> {
                    if (outermost) {
                        throw new BadPattern("invalid ')' at " + at);
                    }
                    return false;
                }
                case '*', '+', '-', '?' -> {
                    at++;
                    if (before != null) {
                        repeat(c, before);
                    } else {
                        single = new Step(ByteSet.of(c));
                    }
                }
                default -> {
                    at++;
                    if (c == '$' && outermost && !more()) {
                        return true;
                    }
                    single = new Step(ByteSet.of(c));
                }
            }
            if (single != null) {
                steps.add(single);
            }
        }
        return false;
    }

    private @Nullable Step escaped() throws BadPattern {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (c == '0') {
            throw new BadPattern("invalid capture index at " + at);
        }
        if (c >= '1' && c <= '9') {
            at += 2;
            steps.add(new Step(Step.Kind.BACK, c - '0', 0));
            return null;
        }
        if (c == 'b') {
            int open = at + 2 < text.length() ? text.charAt(at + 2) : -1;
            int close = at + 3 < text.length() ? text.charAt(at + 3) : -1;
            at = Math.min(text.length(), at + 4);
            steps.add(new Step(Step.Kind.BALANCE, open, close));
            return null;
        }
        return new Step(named());
    }

    /** After a percent sign. At the end of the pattern nothing matches. */
    private ByteSet named() {
        at++;
        return more() ? ByteSet.named(text.charAt(at++)) : ByteSet.NONE;
    }

    private ByteSet readSet() throws BadPattern {
        if (text.charAt(at) == '.') {
            at++;
            return ByteSet.ALL;
        }
        at++;
        boolean inverted = more() && text.charAt(at) == '^';
        at += inverted ? 1 : 0;
        ByteSet all = members();
        return inverted ? all.inverted() : all;
    }

    private ByteSet members() throws BadPattern {
        ByteSet all = ByteSet.NONE;
        @Nullable ByteSet last = null;
        int lastChar = -1;
        boolean range = false;
        while (true) {
            if (!more()) {
                throw new BadPattern("unexpected EOS at " + (at - 1));
            }
            char c = text.charAt(at);
            if (last != null && c == ']') {
                at++;
                all = all.with(last);
                return range ? all.with(ByteSet.of('-')) : all;
            }
            if (last != null && c == '-') {
                at++;
                range = true;
                continue;
            }
            int single = c == '%' ? -1 : c;
            ByteSet set = c == '%' ? named() : ByteSet.of(text.charAt(at++));
            if (range) {
                last = lastChar >= 0 && single >= 0 ? ByteSet.range(lastChar, single) : ByteSet.NONE;
                lastChar = -1;
                range = false;
            } else {
                all = last == null ? all : all.with(last);
                last = set;
                lastChar = single;
            }
        }
    }

    private void capture() throws BadPattern {
        at++;
        int number = captures++;
        if (more() && text.charAt(at) == ')') {
            at++;
            steps.add(new Step(Step.Kind.PLACE, 2 * number, 0));
            return;
        }
        if (++depth > DEEPEST) {
            throw new BadPattern("captures nested too deeply at " + at);
        }
        steps.add(new Step(Step.Kind.SAVE, 2 * number, 0));
        sequence(false);
        if (!more()) {
            throw new BadPattern("unfinished capture at EOS");
        }
        at++;
        depth--;
        steps.add(new Step(Step.Kind.SAVE, 2 * number + 1, 0));
    }

    /** The step was written last; now it repeats. */
    private void repeat(char how, Step step) {
        int place = steps.size() - 1;
        steps.removeLast();
        switch (how) {
            case '*' -> {
                steps.add(new Step(Step.Kind.SPLIT, place + 1, place + 3));
                steps.add(step);
                steps.add(new Step(Step.Kind.JUMP, place, 0));
            }
            case '+' -> {
                steps.add(step);
                steps.add(new Step(Step.Kind.SPLIT, place, place + 2));
            }
            case '-' -> {
                steps.add(new Step(Step.Kind.SPLIT, place + 3, place + 1));
                steps.add(step);
                steps.add(new Step(Step.Kind.JUMP, place, 0));
            }
            default -> {
                steps.add(new Step(Step.Kind.SPLIT, place + 1, place + 2));
                steps.add(step);
            }
        }
    }
}
