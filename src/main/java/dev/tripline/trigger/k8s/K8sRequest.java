package dev.tripline.trigger.k8s;

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
 * What shall be done with an object.
 *
 * @param source where the object is read when it acts; empty when {@code object} is all there is to it
 * @param object as it is sent, or how the live object is found; empty when it is yet to be read
 * @param fill what parameters, namespace, labels and name make of an object that is read when it acts
 * @param live whether {@code fill} takes the object that the cluster has
 * @param mark the action's id as a label
 */
record K8sRequest(
        String operation,
        String patchStrategy,
        ServiceAccount account,
        Optional<ArtifactLocation> source,
        Optional<KubernetesObject> object,
        Fill fill,
        boolean live,
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
