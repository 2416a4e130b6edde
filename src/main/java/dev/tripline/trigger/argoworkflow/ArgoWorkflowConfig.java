package dev.tripline.trigger.argoworkflow;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.parameter.Parameter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The section {@code argoWorkflow} of a trigger template. */
@RegisterForReflection
@Means("Submits a workflow of Argo Workflows, or does something with one that is there.")
public record ArgoWorkflowConfig(
        @Means("where the workflow is read from") Optional<ArtifactLocation> source,

        @Means("submit, submit-from, resubmit, retry, resume, suspend, stop or terminate")
        String operation,

        @Means("edit the workflow for each firing; dest is a path in it, not in this section")
        List<Parameter> parameters,

        @Means("further arguments of the command") List<String> args) {
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
