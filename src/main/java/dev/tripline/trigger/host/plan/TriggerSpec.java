package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.trigger.host.gate.Cooldown;
import dev.tripline.trigger.host.gate.Restraint;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.policy.LabelPolicy;
import dev.tripline.trigger.policy.StatusPolicy;
import dev.tripline.trigger.retry.RetryStrategy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * An item of {@code triggers[]} as written, its template aside (sensor specification 1.3).
 *
 * @param onResolve {@code cancel}, or empty; an extension, as {@code cooldown} is
 */
@RegisterForReflection
record TriggerSpec(
        Optional<Node.Obj> template,
        List<Parameter> parameters,
        Policies policy,
        Optional<RetryStrategy> retryStrategy,
        Optional<RateLimit> rateLimit,
        Optional<Boolean> atLeastOnce,
        String onResolve,
        Optional<Cooldown> cooldown,
        Optional<Node.Obj> dlqTrigger) {
    private static final String CANCEL = "cancel";

    TriggerSpec {
        new Complaints()
                .when(
                        template.isEmpty(),
                        "template",
                        "trigger template can't be nil",
                        "template: {name: show, log: {}}")
                .in("parameters", parameters)
                .when(
                        !onResolve.isEmpty() && !onResolve.equals(CANCEL),
                        "onResolve",
                        "onResolve \"" + onResolve + "\" is not known",
                        "onResolve: cancel")
                .in("cooldown", cooldown)
                .throwIfAny();
    }

    Restraint restraint() {
        return new Restraint(onResolve.equals(CANCEL), cooldown);
    }

    /** {@code policy}: what counts as success. Which part must be complete depends on the kind. */
    @RegisterForReflection
    record Policies(Optional<StatusPolicy> status, Optional<LabelPolicy> k8s) {}

    /**
     * How many attempts may begin.
     *
     * @param unit Second, Minute or Hour; any other word counts as Second
     */
    @RegisterForReflection
    record RateLimit(String unit, int requestsPerUnit) {}
}
