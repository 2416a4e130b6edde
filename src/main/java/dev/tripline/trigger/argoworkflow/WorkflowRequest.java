package dev.tripline.trigger.argoworkflow;

import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.manifest.Node;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Rendered;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.artifact.KubernetesObject;
import dev.tripline.trigger.cluster.LabelWait;
import dev.tripline.trigger.policy.LabelPolicy;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What shall be done with workflows.
 *
 * @param ownNamespace where the workflow is when neither it nor the arguments say so
 * @param source where the object is read when it acts; empty when {@code object} is there
 * @param fill what parameters make of an object that is read when it acts
 * @param mark the action's id as a label
 */
record WorkflowRequest(
        String operation,
        Arguments arguments,
        ServiceAccount account,
        String ownNamespace,
        Optional<ArtifactLocation> source,
        Optional<KubernetesObject> object,
        Fill fill,
        Submission submission,
        Optional<LabelPolicy> policy,
        String mark,
        Map<String, Object> summary)
        implements Rendered {
    private static final Duration BASE = Duration.ofSeconds(60);

    /** What a firing makes of an object. */
    @FunctionalInterface
    interface Fill {
        KubernetesObject of(Node.Obj object) throws RenderFailure;
    }

    @Override
    public Duration timeLimit() {
        return BASE.plus(LabelWait.longest(policy));
    }
}
