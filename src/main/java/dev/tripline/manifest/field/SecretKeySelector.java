package dev.tripline.manifest.field;

import dev.tripline.manifest.binding.Advised;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** A key of a Secret in the manifest's own namespace (Kubernetes core/v1). Names the secret, never holds it. */
@RegisterForReflection
@Means("A key of a Secret in the namespace of the manifest.")
public record SecretKeySelector(
        @Means("of the Secret") String name, @Means("in it") String key) implements Advised {
    @Override
    public List<Complaint> advice() {
        return new Complaints()
                .when(name.isEmpty(), "name", "the secret's name is missing", "whatever needs it fails when it runs")
                .when(key.isEmpty(), "key", "the secret's key is missing", "whatever needs it fails when it runs")
                .all();
    }
}
