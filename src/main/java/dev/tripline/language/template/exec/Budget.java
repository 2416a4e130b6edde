package dev.tripline.language.template.exec;

import dev.tripline.language.EvaluationFailure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one rendering may use up. */
final class Budget {
    static final int STEPS = 1_000_000;
    /** Characters. */
    static final int OUTPUT = 1 << 20;
    /** Templates that are under way at once. */
    static final int TEMPLATES = 100;
    /** Statements, parentheses and templates around a place; held down for the sake of the stack. */
    static final int LEVELS = 1000;
    /** What a value made by a function may consist of; sixteen characters of text count as one. */
    static final int PARTS = 1_000_000;
    /** Levels of lists and maps in such a value. */
    static final int VALUE_DEPTH = 500;

    private static final int CHARACTERS_A_STEP = 64;
    private static final int PARTS_A_STEP = 16;

    private final StringBuilder out = new StringBuilder();
    private int steps;
    private int levels;
    private int templates;

    void step() throws EvaluationFailure {
        spend(1);
    }

    private void spend(int cost) throws EvaluationFailure {
        steps += cost;
        if (steps > STEPS) {
            throw EvaluationFailure.overBudget("more than " + STEPS + " steps");
        }
    }

    void write(String text) throws EvaluationFailure {
        if (text.length() > OUTPUT - out.length()) {
            throw EvaluationFailure.overBudget("more than " + OUTPUT + " characters of output");
        }
        out.append(text);
    }

    String output() {
        return out.toString();
    }

    void enter() throws EvaluationFailure {
        step();
        if (++levels > LEVELS) {
            throw EvaluationFailure.overBudget("statements and parentheses nested deeper than " + LEVELS + " levels");
        }
    }

    void leave() {
        levels--;
    }

    void enterTemplate() throws EvaluationFailure {
        enter();
        if (++templates > TEMPLATES) {
            throw EvaluationFailure.overBudget("more than " + TEMPLATES + " templates within each other");
        }
    }

    void leaveTemplate() {
        templates--;
        leave();
    }

    /** What a function has to look at. Not exact: enough that large values do not come for nothing. */
    void argument(@Nullable Object value) throws EvaluationFailure {
        switch (value) {
            case String text -> spend(text.length() / CHARACTERS_A_STEP);
            case List<?> list -> spend(list.size() / PARTS_A_STEP);
            case Map<?, ?> map -> spend(map.size() / PARTS_A_STEP);
            case null, default -> {}
        }
    }

    /**
     * What a function has made. A list that holds another one twice can grow beyond all bounds in a few steps, and a map may
     * hold itself; so each is measured when it comes into being.
     */
    void result(@Nullable Object value) throws EvaluationFailure {
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            spend((PARTS - new Measure(PARTS).left(value, VALUE_DEPTH)) / PARTS_A_STEP);
        } else {
            argument(value);
        }
    }

    /** Counts the parts of a value, the same part as often as it occurs. */
    private static final class Measure {
        private int left;

        Measure(int left) {
            this.left = left;
        }

        int left(@Nullable Object value, int depth) throws EvaluationFailure {
            left -= value instanceof String text ? 1 + text.length() / PARTS_A_STEP : 1;
            if (left < 0) {
                throw EvaluationFailure.overBudget("a value of more than " + PARTS + " parts");
            }
            if (depth < 0) {
                throw EvaluationFailure.overBudget("a value nested deeper than " + VALUE_DEPTH + " levels");
            }
            if (value instanceof List<?> list) {
                for (Object item : list) {
                    left(item, depth - 1);
                }
            } else if (value instanceof Map<?, ?> map) {
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    left(member.getKey(), depth - 1);
                    left(member.getValue(), depth - 1);
                }
            }
            return left;
        }
    }
}
