package dev.tripline.source.host.plan;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An event's {@code filter} as written. */
@RegisterForReflection
@Means("Which payloads become events.")
public record FilterSpec(
        @Means("an expression over the payload; what it does not let pass is answered like any other, and dropped")
        String expression) {}
