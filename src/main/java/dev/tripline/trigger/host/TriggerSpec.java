package dev.tripline.trigger.host;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.trigger.StatusPolicy;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.retry.RetryStrategy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** An item of {@code triggers[]} as written, its template aside (sensor specification 1.3). */
@RegisterForReflection
record TriggerSpec(
        Node template,
        List<Parameter> parameters,
        Policy policy,
        Optional<RetryStrategy> retryStrategy,
        Optional<Node> rateLimit,
        Optional<Boolean> atLeastOnce,
        Optional<Node> dlqTrigger) {
    TriggerSpec {
        new Complaints()
                .when(!(template instanceof Node.Obj), "template", "trigger template can't be nil")
                .when(
                        rateLimit.isPresent(),
                        "rateLimit",
                        "rateLimit is not supported yet: remove it; at most 10 attempts of a trigger run at a time")
                .when(
                        dlqTrigger.isPresent(),
                        "dlqTrigger",
                        "dlqTrigger is not supported yet: remove it; what cannot be delivered goes to the dead letters")
                .throwIfAny();
    }

    /** {@code policy}: what counts as success. */
    @RegisterForReflection
    record Policy(Optional<StatusPolicy> status, Optional<Node> k8s) {
        Policy {
            new Complaints()
                    .when(
                            k8s.isPresent(),
                            "k8s",
                            "policy.k8s is not supported yet: remove it; an action is done when its target took it")
                    .throwIfAny();
        }
    }
}
