package dev.tripline.language.expr.code;

import dev.tripline.language.EvaluationFailure;
import org.jspecify.annotations.Nullable;

/** One loop that is under way. */
final class Scope {
    private final @Nullable Scope outer;
    private final Items items;
    private @Nullable Object accumulator;
    private int index;

    Scope(@Nullable Scope outer, Items items) {
        this.outer = outer;
        this.items = items;
    }

    @Nullable Scope outer() {
        return outer;
    }

    int size() {
        return items.size();
    }

    int index() {
        return index;
    }

    void index(int next) {
        index = next;
    }

    @Nullable Object item() throws EvaluationFailure {
        return items.get(index);
    }

    @Nullable Object accumulator() {
        return accumulator;
    }

    void accumulator(@Nullable Object value) {
        accumulator = value;
    }
}
