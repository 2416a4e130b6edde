package dev.tripline.runtime.admission;

import dev.tripline.manifest.Manifest;
import java.util.Optional;

/**
 * What the API server asks about.
 *
 * @param object as it shall be
 * @param before as it is; with an update
 */
public record Review(Operation operation, String namespace, Manifest object, Optional<Manifest> before) {
    /** Anything else is let through. */
    public enum Operation {
        CREATE,
        UPDATE,
        OTHER
    }

    /** Only what people wish counts: a change of the status or of labels is none. */
    boolean changesNothing() {
        return operation == Operation.UPDATE
                && before.map(Manifest::generation)
                        .filter(object.generation()::equals)
                        .isPresent();
    }
}
