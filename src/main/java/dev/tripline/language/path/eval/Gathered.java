package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Kind;
import dev.tripline.language.path.text.Slice;
import java.util.ArrayList;
import java.util.List;

/** The list that a path over all items of an array makes, while it grows. */
final class Gathered {
    private final StringBuilder out = new StringBuilder();
    private final List<Slice> parts = new ArrayList<>();
    private final Budget budget;
    private boolean located = true;

    Gathered(Budget budget) {
        this.budget = budget;
    }

    void add(Found found) {
        Slice value = found.value();
        if (!value.exists()) {
            return;
        }
        out.append(out.isEmpty() ? '[' : ',').append(value.text(), value.from(), value.to());
        budget.spend(value.length());
        budget.checkOutput(out.length());
        located &= found.located();
        parts.add(value);
    }

    Found list() {
        String text = out.isEmpty() ? "[]" : out.append(']').toString();
        return new Found(new Slice(Kind.JSON, text, 0, text.length()), false, located ? List.copyOf(parts) : List.of());
    }
}
