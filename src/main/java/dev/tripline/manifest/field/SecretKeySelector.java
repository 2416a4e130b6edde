package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A key of a Secret in the manifest's own namespace (Kubernetes core/v1). Names the secret, never holds it. */
@RegisterForReflection
public record SecretKeySelector(String name, String key) {
    public SecretKeySelector {
        new Complaints()
                .when(name.isEmpty(), "name", "the secret's name is missing")
                .when(key.isEmpty(), "key", "the secret's key is missing")
                .throwIfAny();
    }
}
