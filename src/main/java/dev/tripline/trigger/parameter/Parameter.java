package dev.tripline.trigger.parameter;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Puts a value of an event at a destination of a document (sensor specification 1.4 and 5.4).
 *
 * @param dest an sjson destination
 */
@RegisterForReflection
public record Parameter(ParameterSource src, KeyPath dest, Operation operation) {
    public Parameter {
        new Complaints()
                .when(dest.isEmpty(), "dest", "parameter destination can't be empty")
                .throwIfAny();
    }
}
