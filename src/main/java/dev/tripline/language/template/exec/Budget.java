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
    static final int LEVELS = 300;

    private static final int CHARACTERS_A_STEP = 64;
    private static final int ITEMS_A_STEP = 16;

    private final StringBuilder out = new StringBuilder();
    private int steps;
    private int levels;
    private int templates;

    void step() throws EvaluationFailure {
        spend(1);
    }

    void spend(int cost) throws EvaluationFailure {
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

    /** What a function looks at or makes. Not exact: enough that large values do not come for nothing. */
    void value(@Nullable Object value) throws EvaluationFailure {
        switch (value) {
            case String text -> spend(text.length() / CHARACTERS_A_STEP);
            case List<?> list -> spend(list.size() / ITEMS_A_STEP);
            case Map<?, ?> map -> spend(map.size() / ITEMS_A_STEP);
            case null, default -> {}
        }
    }
}
