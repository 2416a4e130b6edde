package dev.tripline.trigger.k8s;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.parameter.Parameter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The section {@code k8s} of a trigger template. */
@RegisterForReflection
@Means("Creates, updates, patches or deletes an object in Kubernetes.")
public record K8sConfig(
        @Means("where the object is read from") Optional<ArtifactLocation> source,
        @Means("create, update, patch or delete") String operation,

        @Means("edit the object for each firing; dest is a path in it, not in this section")
        List<Parameter> parameters,

        @Means("how a patch is meant, as a media type") String patchStrategy,

        @Means("with update: parameters edit the object that the cluster has")
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
