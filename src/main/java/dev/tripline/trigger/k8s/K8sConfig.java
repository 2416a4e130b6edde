package dev.tripline.trigger.k8s;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.parameter.Parameter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code k8s} of a trigger template.
 *
 * @param operation create when empty
 * @param parameters destinations are places in the object, not in this section
 * @param patchStrategy a JSON merge patch when empty
 * @param liveObject parameters edit the object that the cluster has; for updates only
 */
@RegisterForReflection
public record K8sConfig(
        Optional<ArtifactLocation> source,
        String operation,
        List<Parameter> parameters,
        String patchStrategy,
        boolean liveObject) {
    private static final Set<String> OPERATIONS = Set.of("", "create", "patch", "update", "delete");

    public K8sConfig {
        new Complaints()
                .when(
                        source.isEmpty(),
                        "source",
                        "k8s trigger does not contain an absolute action",
                        "source: {resource: {apiVersion: v1, kind: Pod}} says what is made")
                .when(
                        !OPERATIONS.contains(operation),
                        "operation",
                        "unknown operation type " + operation,
                        "create, update, patch or delete")
                .in("parameters", parameters)
                .throwIfAny();
        operation = operation.isEmpty() ? "create" : operation;
        patchStrategy = patchStrategy.isEmpty() ? "application/merge-patch+json" : patchStrategy;
    }

    /** Whether the parameters wait for the object that the cluster has. */
    boolean editsLiveObject() {
        return liveObject && operation.equals("update");
    }
}
