package dev.tripline.manifest.field;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** A value kept outside of the manifest: a key of a Secret. Keys of config maps are not served yet. */
@RegisterForReflection
@Means("A value that is kept outside of the manifest.")
public record ValueFrom(
        @Means("the secret that holds it") Optional<SecretKeySelector> secretKeyRef,
        @Means("a key of a ConfigMap; not served yet") Optional<Node> configMapKeyRef)
        implements Advised {
    @Override
    public List<Complaint> advice() {
        return new Complaints()
                .when(
                        configMapKeyRef.isPresent() && secretKeyRef.isEmpty(),
                        "configMapKeyRef",
                        "configMapKeyRef is not served by this version: whatever needs it fails when it runs",
                        "use secretKeyRef")
                .when(
                        secretKeyRef.isEmpty() && configMapKeyRef.isEmpty(),
                        "",
                        "the value's secret is missing: whatever needs it fails when it runs",
                        "secretKeyRef: {name: my-secret, key: token}")
                .all();
    }
}
