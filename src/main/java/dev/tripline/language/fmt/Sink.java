package dev.tripline.language.fmt;

import dev.tripline.language.EvaluationFailure;

/** Text of bounded length. */
final class Sink {
    private final StringBuilder text = new StringBuilder();

    void add(String more) throws EvaluationFailure {
        room(more.length());
        text.append(more);
    }

    void add(CharSequence more, int from, int to) throws EvaluationFailure {
        room(to - from);
        text.append(more, from, to);
    }

    void repeat(char letter, int times) throws EvaluationFailure {
        room(times);
        text.repeat(letter, times);
    }

    private void room(int more) throws EvaluationFailure {
        if (more > GoFormat.LONGEST - text.length()) {
            throw EvaluationFailure.overBudget("printed text longer than " + GoFormat.LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
