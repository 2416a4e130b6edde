package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** A key of a ConfigMap in the manifest's own namespace (Kubernetes core/v1). */
@RegisterForReflection
public record ConfigMapKeySelector(String name, String key) {
    public ConfigMapKeySelector {
        new Complaints()
                .when(name.isEmpty(), "name", "the config map's name is missing")
                .when(key.isEmpty(), "key", "the config map's key is missing")
                .throwIfAny();
    }
}
