package dev.tripline.language.expr.frame;

import dev.tripline.language.EvaluationFailure;
import org.jspecify.annotations.Nullable;

/** One loop that is under way. */
public final class Scope {
    private final @Nullable Scope outer;
    private final Items items;
    private @Nullable Object accumulator;
    private int index;

    Scope(@Nullable Scope outer, Items items) {
        this.outer = outer;
        this.items = items;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    public int size() {
        return items.size();
    }

    public int index() {
        return index;
    }

    public void index(int next) {
        index = next;
    }

    public @Nullable Object item() throws EvaluationFailure {
        return items.get(index);
    }

    public @Nullable Object accumulator() {
        return accumulator;
    }

    public void accumulator(@Nullable Object value) {
        accumulator = value;
    }
}
