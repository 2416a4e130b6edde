package dev.tripline.trigger.argoworkflow;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.parameter.Parameter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code argoWorkflow} of a trigger template.
 *
 * @param operation never empty: Argo Events refuses that, though it could submit
 * @param parameters destinations are places in the workflow, not in this section
 * @param args further arguments of the command
 */
@RegisterForReflection
public record ArgoWorkflowConfig(
        Optional<ArtifactLocation> source, String operation, List<Parameter> parameters, List<String> args) {
    private static final Set<String> OPERATIONS =
            Set.of("submit", "submit-from", "suspend", "retry", "resume", "resubmit", "terminate", "stop");

    public ArgoWorkflowConfig {
        new Complaints()
                .when(
                        source.isEmpty(),
                        "source",
                        "argoWorkflow trigger does not contain an absolute action",
                        "source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow}} says what is run")
                .when(
                        !OPERATIONS.contains(operation),
                        "operation",
                        "unknown operation type " + operation,
                        "submit, submit-from, resubmit, retry, resume, suspend, stop or terminate")
                .in("parameters", parameters)
                .throwIfAny();
    }
}
