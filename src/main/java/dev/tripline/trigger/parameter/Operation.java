package dev.tripline.trigger.parameter;

import dev.tripline.manifest.binding.FromText;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What a parameter does with the value that stands at its destination. */
@FromText
@RegisterForReflection
public enum Operation {
    OVERWRITE,
    APPEND,
    PREPEND;

    /**
     * @throws IllegalArgumentException for another word
     */
    public static Operation of(String text) {
        return switch (text) {
            case "", "overwrite" -> OVERWRITE;
            case "append" -> APPEND;
            case "prepend" -> PREPEND;
            default ->
                throw new IllegalArgumentException("parameter operation " + text
                        + " is invalid: want append, overwrite or prepend, or leave it out");
        };
    }
}
