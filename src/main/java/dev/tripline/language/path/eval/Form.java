package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Slice;
import java.util.Optional;

/** What the first letters of a route make of it. Immutable. */
sealed interface Form permits Form.Plain, Literal, ModifierCall, Multipath {
    Found get(Slice region, Budget budget);

    /** Continues in a text made on the way; without a continuation the text's first value is the answer. */
    static Found continueIn(Slice made, Optional<Route> then, Budget budget) {
        if (then.isEmpty()) {
            return Found.made(Slice.parse(made));
        }
        return Found.made(then.get().get(made, budget).value());
    }

    /** Keys and indexes, in a document or in a sequence of documents ({@code ..}). */
    record Plain(Step step, boolean lines) implements Form {
        @Override
        public Found get(Slice region, Budget budget) {
            return new Walk(region, budget).run(step, lines);
        }
    }
}
