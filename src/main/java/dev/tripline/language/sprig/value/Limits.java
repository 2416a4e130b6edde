package dev.tripline.language.sprig.value;

import dev.tripline.language.EvaluationFailure;

/** How large the result of one call may be. */
public final class Limits {
    /** Characters of a text: 1 MiB. */
    public static final int TEXT = 1 << 20;

    /** Items of a list, members of a dict. */
    public static final int ITEMS = 100_000;

    /** Levels of lists and dicts. */
    public static final int LEVELS = 500;

    private Limits() {}

    /** The text itself, unless it is too long. */
    public static String text(String text) throws EvaluationFailure {
        length(text.length());
        return text;
    }

    public static void length(long characters) throws EvaluationFailure {
        if (characters > TEXT) {
            throw EvaluationFailure.overBudget("a text longer than " + TEXT + " characters");
        }
    }

    public static void items(long count) throws EvaluationFailure {
        if (count > ITEMS) {
            throw EvaluationFailure.overBudget("a list of more than " + ITEMS + " items");
        }
    }
}
