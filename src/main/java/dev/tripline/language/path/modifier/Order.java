package dev.tripline.language.path.modifier;

import dev.tripline.language.path.text.Slice;
import dev.tripline.language.path.text.Strings;

/** The order of {@code sortKeys}: by kind, then by what the values say. */
final class Order {
    private Order() {}

    static int compare(Slice left, Slice right) {
        if (left.kind() != right.kind()) {
            return left.kind().compareTo(right.kind());
        }
        return switch (left.kind()) {
            case NUMBER -> Double.compare(left.number() + 0.0, right.number() + 0.0);
            default -> Strings.compare(left.string(), right.string());
        };
    }
}
