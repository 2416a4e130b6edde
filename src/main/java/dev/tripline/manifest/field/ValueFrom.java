package dev.tripline.manifest.field;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** A value kept outside of the manifest: a key of a Secret. Keys of config maps are not served yet. */
@RegisterForReflection
public record ValueFrom(Optional<SecretKeySelector> secretKeyRef, Optional<Node> configMapKeyRef) {
    public ValueFrom {
        new Complaints()
                .when(
                        configMapKeyRef.isPresent() && secretKeyRef.isEmpty(),
                        "configMapKeyRef",
                        "configMapKeyRef is not supported yet: use secretKeyRef")
                .when(
                        secretKeyRef.isEmpty() && configMapKeyRef.isEmpty(),
                        "secretKeyRef",
                        "the value's secret is missing: give secretKeyRef a name and a key")
                .throwIfAny();
    }

    public SecretKeySelector secret() {
        return secretKeyRef.orElseThrow();
    }
}
