package dev.tripline.language.script.pattern;

import dev.tripline.language.script.value.Budget;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Tries a pattern at places of one text. Keeps what it may come back to on a stack of its own, and counts every step. */
final class Matcher {
    private static final int STEPS_TO_ONE = 4;
    private static final int UNSET = Integer.MIN_VALUE;

    private final Step[] steps;
    private final String text;
    private final Budget budget;
    private final int[] marks;

    /** Pairs: where to go on and at which byte; or, with the first below zero, a mark to be set back to the second. */
    private int[] stack = new int[32];

    private int height;
    private int pc;
    private int counted;

    Matcher(Step[] steps, int captures, String text, Budget budget) {
        this.steps = steps;
        this.text = text;
        this.budget = budget;
        this.marks = new int[2 * captures];
    }

    @Nullable
    Match match(int start) throws BadPattern {
        Arrays.fill(marks, UNSET);
        height = 0;
        pc = 0;
        int at = start;
        while (pc < steps.length) {
            if (++counted % STEPS_TO_ONE == 0) {
                budget.step();
            }
            at = execute(steps[pc++], at);
            if (at < 0) {
                if (!retreat()) {
                    return null;
                }
                pc = stack[height];
                at = stack[height + 1];
            }
        }
        return new Match(text, marks.clone());
    }

    /** Where the text goes on; less than 0 when this way leads nowhere. */
    private int execute(Step step, int at) throws BadPattern {
        switch (step.kind()) {
            case BYTE -> {
                return at < text.length() && step.set().has(text.charAt(at)) ? at + 1 : -1;
            }
            case JUMP -> pc = step.first();
            case SPLIT -> {
                push(step.second(), at);
                pc = step.first();
            }
            case SAVE -> {
                push(-1 - step.first(), marks[step.first()]);
                marks[step.first()] = at;
            }
            case PLACE -> {
                marks[step.first()] = -1 - at;
                marks[step.first() + 1] = -1 - at;
            }
            case BALANCE -> {
                return balance(at, step.first(), step.second());
            }
            case BACK -> {
                return back(at, step.first());
            }
            case END -> {
                return at == text.length() ? at : -1;
            }
        }
        return at;
    }

    private void push(int first, int second) {
        if (height == stack.length) {
            budget.allocate(4L * height);
            stack = Arrays.copyOf(stack, 2 * height);
        }
        stack[height] = first;
        stack[height + 1] = second;
        height += 2;
    }

    /** Back to the last split, which then is just above the stack; false where there is none. */
    private boolean retreat() {
        while (height > 0) {
            height -= 2;
            int first = stack[height];
            if (first >= 0) {
                return true;
            }
            marks[-1 - first] = stack[height + 1];
        }
        return false;
    }

    private int balance(int at, int open, int close) {
        if (at >= text.length() || text.charAt(at) != open) {
            return -1;
        }
        int level = 1;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == close && --level == 0) {
                budget.scan(i - at);
                return i + 1;
            }
            if (c == open && c != close) {
                level++;
            }
        }
        budget.scan(text.length() - at);
        return -1;
    }

    private int back(int at, int capture) throws BadPattern {
        if (2 * capture >= marks.length || marks[2 * capture] == UNSET || marks[2 * capture + 1] == UNSET) {
            throw new BadPattern("invalid capture index");
        }
        int start = Math.abs(marks[2 * capture]);
        int length = Math.abs(marks[2 * capture + 1]) - start;
        budget.scan(length);
        return length >= 0 && text.regionMatches(at, text, start, length) ? at + length : -1;
    }
}
