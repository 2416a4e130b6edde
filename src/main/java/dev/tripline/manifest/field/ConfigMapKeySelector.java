package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A key of a ConfigMap in the manifest's own namespace (Kubernetes core/v1). */
@RegisterForReflection
@Means("A key of a ConfigMap in the namespace of the manifest.")
public record ConfigMapKeySelector(
        @Means("of the ConfigMap") String name,
        @Means("in it") String key) implements Advised {
    @Override
    public List<Complaint> advice() {
        return new Complaints()
                .when(
                        name.isEmpty(),
                        "name",
                        "the config map's name is missing",
                        "whatever needs it fails when it runs")
                .when(key.isEmpty(), "key", "the config map's key is missing", "whatever needs it fails when it runs")
                .all();
    }
}
