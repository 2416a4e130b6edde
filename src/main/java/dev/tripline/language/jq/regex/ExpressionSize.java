package dev.tripline.language.jq.regex;

import dev.tripline.language.jq.value.Spent;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large an expression becomes when its counted repetitions are written out. RE2/J writes them out without end, where Go
 * refuses.
 */
final class ExpressionSize {
    private static final int LONGEST = 10_000;
    private static final int LARGEST = 10_000;

    private final String text;
    private final Deque<Long> groups = new ArrayDeque<>();
    private long size;
    private long last;

    private ExpressionSize(String text) {
        this.text = text;
    }

    /**
     * @throws Spent when it is too large
     */
    static void check(String expression) {
        if (expression.length() > LONGEST) {
            throw new Spent("a regular expression of more than " + LONGEST + " characters");
        }
        new ExpressionSize(expression).measure();
    }

    private void measure() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            switch (c) {
                case '(' -> {
                    groups.push(size);
                    size = 0;
                    last = 0;
                    at++;
                }
                case ')' -> {
                    last = size + 2;
                    size = last + (groups.isEmpty() ? 0 : groups.pop());
                    at++;
                }
                case '{' -> at = repetition(at);
                case '\\' -> {
                    at += 2;
                    atom();
                }
                case '[' -> {
                    at = afterClass(at);
                    atom();
                }
                default -> {
                    at++;
                    atom();
                }
            }
            if (size > LARGEST) {
                throw new Spent("a regular expression of more than " + LARGEST + " steps");
            }
        }
    }

    private void atom() {
        last = 1;
        size++;
    }

    private int afterClass(int start) {
        int at = start + 1;
        at += at < text.length() && text.charAt(at) == '^' ? 2 : 1;
        while (at < text.length() && text.charAt(at) != ']') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    /** Anything but {@code {n}}, {@code {n,}}, {@code {n,m}} counts as a letter. */
    private int repetition(int start) {
        int end = text.indexOf('}', start);
        String[] bounds =
                end < 0 ? new String[0] : text.substring(start + 1, end).split(",", -1);
        long times = 0;
        for (String bound : bounds) {
            boolean number = bound.length() <= 4 && bound.chars().allMatch(Character::isDigit);
            if (!number) {
                atom();
                return start + 1;
            }
            times = Math.max(times, bound.isEmpty() ? 0 : Long.parseLong(bound));
        }
        if (times > 1) {
            size += last * (times - 1);
            last *= times;
        }
        return end < 0 ? start + 1 : end + 1;
    }
}
