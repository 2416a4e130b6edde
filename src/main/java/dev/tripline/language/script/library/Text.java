package dev.tripline.language.script.library;

import dev.tripline.language.script.value.Budget;

/** A text that grows, and stops the run when it gets too long. */
final class Text {
    private final StringBuilder out = new StringBuilder();
    private final Budget budget;

    Text(Budget budget) {
        this.budget = budget;
    }

    Text append(String part) {
        return append(part, 0, part.length());
    }

    Text append(String part, int from, int to) {
        if (out.length() + to - from > Budget.LONGEST_TEXT) {
            budget.text((long) out.length() + to - from);
        }
        budget.allocate(to - from);
        budget.scan(to - from);
        out.append(part, from, to);
        return this;
    }

    Text append(char c) {
        if (out.length() >= Budget.LONGEST_TEXT) {
            budget.text((long) out.length() + 1);
        }
        budget.allocate(1);
        out.append(c);
        return this;
    }

    @Override
    public String toString() {
        budget.allocate(out.length());
        return out.toString();
    }
}
