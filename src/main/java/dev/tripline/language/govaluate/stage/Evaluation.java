package dev.tripline.language.govaluate.stage;

import dev.tripline.language.EvaluationFailure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: its parameters, and how much it may still cost: {@value #MOST_STEPS} steps (an operator, an element that is
 * looked at, 64 characters that are compared) and {@value #MOST_TEXT} characters of made text. For one thread.
 */
public final class Evaluation {
    public static final int MOST_STEPS = 10_000_000;
    public static final int MOST_TEXT = 4 << 20;
    static final int DEEPEST_VALUE = 2000;
    private static final int CHARACTERS_IN_A_STEP = 64;

    private final Map<String, ? extends @Nullable Object> parameters;
    private long steps = MOST_STEPS;
    private long text = MOST_TEXT;

    /**
     * @param parameters by name: null, Boolean, Double, String, List, Map
     */
    public Evaluation(Map<String, ? extends @Nullable Object> parameters) {
        this.parameters = parameters;
    }

    @Nullable
    Object parameter(String name) throws EvaluationFailure {
        Object value = parameters.get(name);
        if (value == null && !parameters.containsKey(name)) {
            throw new EvaluationFailure("no parameter \"" + name + "\"");
        }
        return value;
    }

    void step() throws EvaluationFailure {
        spend(1);
    }

    void read(long characters) throws EvaluationFailure {
        spend(characters / CHARACTERS_IN_A_STEP);
    }

    void spend(long cost) throws EvaluationFailure {
        steps -= cost;
        if (steps < 0) {
            throw EvaluationFailure.overBudget("more than " + MOST_STEPS + " steps");
        }
    }

    void make(long characters) throws EvaluationFailure {
        text -= characters;
        if (text < 0) {
            throw EvaluationFailure.overBudget("more than " + MOST_TEXT + " characters of joined text");
        }
    }

    void enter(int depth) throws EvaluationFailure {
        step();
        if (depth > DEEPEST_VALUE) {
            throw EvaluationFailure.overBudget("a value nested deeper than " + DEEPEST_VALUE + " levels");
        }
    }
}
