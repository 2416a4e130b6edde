package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Scan;
import dev.tripline.language.path.text.Slice;
import java.util.Locale;
import java.util.Optional;

/** What the first letters of a route make of it. Immutable. */
sealed interface Form permits Form.Plain, Form.Literal, ModifierCall, Multipath {
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

    /** {@code !json}: a value that stands in the path itself. */
    record Literal(Slice json, Optional<Route> then) implements Form {
        static Optional<Form> parse(String path) {
            char first = path.charAt(1);
            if ("{[\"+-".indexOf(first) >= 0 || Scan.isDigit(first)) {
                int end = Scan.nest(path, 1, path.length());
                return literal(path, end);
            }
            int end = ModifierCall.separator(path, 1, ".|");
            return switch (path.substring(1, end).toLowerCase(Locale.ROOT)) {
                case "true", "false", "null", "nan", "inf" -> literal(path, end);
                default -> Optional.empty();
            };
        }

        private static Optional<Form> literal(String path, int end) {
            return Optional.of(new Literal(Slice.region(path.substring(1, end)), Route.follow(path.substring(end))));
        }

        @Override
        public Found get(Slice region, Budget budget) {
            return Form.continueIn(json, then, budget);
        }
    }
}
