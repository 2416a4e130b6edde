package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.pod.Placement;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * {@code spec.jetstream}: a JetStream that a controller runs.
 *
 * @param settings of the server, written in its own language
 * @param streamConfig of the stream, written as YAML
 * @param encryption of the store on the disk; not in Argo Events
 */
@RegisterForReflection
public record JetStreamBus(
        String version,
        Optional<Integer> replicas,
        Optional<ContainerTemplate> containerTemplate,
        Optional<ContainerTemplate> reloaderContainerTemplate,
        Optional<ContainerTemplate> metricsContainerTemplate,
        Optional<PersistenceStrategy> persistence,
        @Inline Placement placement,
        Optional<String> settings,
        List<String> startArgs,
        Optional<String> streamConfig,
        Optional<String> maxPayload,
        boolean encryption)
        implements Checked {
    @Override
    public void check(Complaints complaints) {
        int wanted = replicas.orElse(3);
        complaints
                .when(
                        version.isEmpty(),
                        "version",
                        "invalid spec: a version for jetstream needs to be specified",
                        "version: latest")
                .when(
                        wanted == 2 || wanted <= 0,
                        "replicas",
                        "invalid spec: a jetstream eventbus requires 1 replica or >= 3 replicas",
                        "1 or 3");
    }
}
