package dev.tripline.language.path.eval;

import dev.tripline.language.path.text.Budget;
import dev.tripline.language.path.text.Scan;
import dev.tripline.language.path.text.Slice;
import java.util.Locale;
import java.util.Optional;

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
