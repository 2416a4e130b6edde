package dev.tripline.trigger.parameter;

import java.util.Optional;

/** What a parameter does with the value that stands at its destination. */
enum Operation {
    OVERWRITE,
    APPEND,
    PREPEND;

    /** Empty for a word that means none. */
    static Optional<Operation> of(String text) {
        return switch (text) {
            case "", "overwrite" -> Optional.of(OVERWRITE);
            case "append" -> Optional.of(APPEND);
            case "prepend" -> Optional.of(PREPEND);
            default -> Optional.empty();
        };
    }
}
