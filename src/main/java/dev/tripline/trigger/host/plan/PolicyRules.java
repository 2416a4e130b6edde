package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.trigger.TriggerKind;

/** What {@code policy} must hold for a kind (sensor specification 1.4), and what of it has no effect. */
final class PolicyRules {
    private final TriggerKind<?, ?> kind;
    private final String path;
    private final Problems problems;

    PolicyRules(TriggerKind<?, ?> kind, String path, Problems problems) {
        this.kind = kind;
        this.path = path;
        this.problems = problems;
    }

    void check(TriggerSpec.Policies policies, Node.Obj trigger) {
        if (!(trigger.get("policy").orElse(trigger) instanceof Node.Obj policy) || policy == trigger) {
            return;
        }
        boolean noCodes =
                policies.status().filter(status -> status.allow().isEmpty()).isPresent();
        boolean noLabels =
                policies.k8s().filter(labels -> labels.labels().isEmpty()).isPresent();
        switch (kind.policy()) {
            case STATUS ->
                require(
                        !noCodes,
                        policy,
                        "status",
                        "allow",
                        "list of allowed response status is not specified",
                        "allow: [200, 201]");
            case LABELS ->
                require(
                        !noLabels,
                        policy,
                        "k8s",
                        "labels",
                        "resource labels are not specified",
                        "labels: {done: \"true\"}");
            case NONE -> {}
        }
        if (policies.k8s().isPresent() && !noLabels && kind.policy() != TriggerKind.Policy.LABELS) {
            problems.warning(
                    Planner.NOT_YET,
                    "policy.k8s has no effect on a trigger of the kind " + kind.key(),
                    policy.keyAt("k8s"),
                    path + ".k8s",
                    "");
        }
    }

    private void require(boolean there, Node.Obj policy, String part, String key, String message, String hint) {
        if (!there) {
            problems.error(
                    Binder.INVALID, message, policy.get(part).orElse(policy).at(), path + "." + part + "." + key, hint);
        }
    }
}
