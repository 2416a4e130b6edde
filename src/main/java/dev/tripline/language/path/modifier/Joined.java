package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;

/** A list or object in the making: texts with commas between them. Empty texts are left out. */
final class Joined {
    private final StringBuilder out = new StringBuilder();
    private final Budget budget;

    Joined(char open, Budget budget) {
        out.append(open);
        this.budget = budget;
    }

    void add(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (out.length() > 1) {
            out.append(',');
        }
        out.append(text);
        budget.checkOutput(out.length());
    }

    Slice close(char bracket) {
        return Slice.region(out.append(bracket).toString());
    }
}
