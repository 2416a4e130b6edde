package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.trigger.host.gate.Pace;
import dev.tripline.trigger.host.gate.Restraint;
import dev.tripline.trigger.retry.RetrySchedule;
import dev.tripline.trigger.retry.RetryStrategy;
import java.util.Optional;
import java.util.Set;

/**
 * Compiles an item of {@code triggers[]} into a plan, or says everything that is wrong with it, in the order in which Argo
 * Events looks (sensor specification 1.4). What Argo Events takes and this version does not carry out is a warning that says
 * what happens instead.
 */
public final class Planner {
    static final String BAD_TEMPLATE = "TL-4001";
    static final String NO_KIND = "TL-4002";
    static final String NOT_SERVED = "TL-4003";
    static final String SEVERAL_KINDS = "TL-4004";
    static final String ALWAYS_AT_LEAST_ONCE = "TL-4005";
    static final String NOT_YET = "TL-4006";
    static final String UNKNOWN_DEPENDENCY = "TL-4007";
    static final String GIVES_NOTHING = "TL-4008";
    static final String ADVICE = "TL-4009";
    static final String NO_LIMIT = "TL-4010";

    private final TriggerKinds kinds;
    private final Set<String> dependencies;
    private final String path;
    private final Problems problems;

    /**
     * @param dependencies the sensor's, by name; empty when they are not known
     * @param path the item's object path, for example {@code spec.triggers[0]}
     */
    public Planner(TriggerKinds kinds, Set<String> dependencies, String path, Problems problems) {
        this.kinds = kinds;
        this.dependencies = dependencies;
        this.path = path;
        this.problems = problems;
    }

    /** Empty when there are errors, or nothing to do. */
    public Optional<TriggerPlan> plan(Node.Obj trigger) {
        Problems own = new Problems();
        Problems ofSpec = new Problems();
        Optional<TriggerSpec> spec = Binder.bind(TriggerSpec.class, trigger, path, ofSpec);
        Optional<BoundTemplate> template = trigger.get("template")
                .filter(Node.Obj.class::isInstance)
                .flatMap(node -> new TemplateBinding(kinds, path + ".template", own).bind((Node.Obj) node));
        spec.ifPresent(bound -> template.ifPresent(
                of -> new PolicyRules(of.kind(), path + ".policy", own).check(bound.policy(), trigger)));
        own.addAll(ofSpec);
        Optional<TriggerPlan> dlq = spec.flatMap(bound -> rest(bound, trigger, own));
        boolean failed = own.hasErrors();
        if (!failed) {
            new ParameterWarnings(kinds.keys(), dependencies, own).check(trigger, path);
        }
        problems.addAll(own);
        return failed || spec.isEmpty() ? Optional.empty() : template.map(bound -> plan(spec.get(), bound, dlq));
    }

    private static TriggerPlan plan(TriggerSpec spec, BoundTemplate template, Optional<TriggerPlan> dlq) {
        return new TriggerPlan(
                template.name(),
                template.conditions(),
                template.kind().key(),
                template.kind(),
                template.config(),
                template.node(),
                spec.parameters(),
                spec.policy().status(),
                spec.policy().k8s(),
                "",
                spec.retryStrategy().map(RetryStrategy::schedule).orElse(RetrySchedule.DEFAULT),
                spec.rateLimit().flatMap(limit -> Pace.of(limit.unit(), limit.requestsPerUnit())),
                spec.restraint(),
                dlq.map(next -> successor(next, template.name() + TriggerPlan.DLQ)));
    }

    /** Under a name of its own. As in Argo Events its pace does not count, and nothing calls it off. */
    private static TriggerPlan successor(TriggerPlan plan, String name) {
        return new TriggerPlan(
                name,
                plan.conditions(),
                plan.kind(),
                plan.connector(),
                plan.config(),
                plan.template(),
                plan.parameters(),
                plan.status(),
                plan.labels(),
                plan.account(),
                plan.schedule(),
                Optional.empty(),
                Restraint.NONE,
                plan.dlq().map(next -> successor(next, name + TriggerPlan.DLQ)));
    }

    private Optional<TriggerPlan> rest(TriggerSpec spec, Node.Obj trigger, Problems own) {
        if (!spec.atLeastOnce().orElse(true)) {
            own.warning(
                    ALWAYS_AT_LEAST_ONCE,
                    "atLeastOnce: false has no effect: Tripline delivers at least once anyway",
                    trigger.keyAt("atLeastOnce"),
                    path + ".atLeastOnce",
                    "remove it");
        }
        spec.rateLimit().ifPresent(limit -> rateLimit(limit, trigger, own));
        return spec.dlqTrigger().flatMap(dlq -> dlqTrigger(spec, dlq, trigger, own));
    }

    private void rateLimit(TriggerSpec.RateLimit limit, Node.Obj trigger, Problems own) {
        if (limit.requestsPerUnit() <= 0) {
            own.warning(
                    NO_LIMIT,
                    "requestsPerUnit is not above zero: there is no limit. Argo Events ends its process",
                    trigger.keyAt("rateLimit"),
                    path + ".rateLimit",
                    "say how many, or remove rateLimit");
        }
    }

    private Optional<TriggerPlan> dlqTrigger(TriggerSpec spec, Node.Obj dlq, Node.Obj trigger, Problems own) {
        String at = path + ".dlqTrigger";
        if (!spec.atLeastOnce().orElse(false)) {
            own.error(
                    Binder.INVALID,
                    "to use dlqTrigger, trigger.atLeastOnce must be set to true",
                    trigger.keyAt("dlqTrigger"),
                    path + ".atLeastOnce",
                    "add atLeastOnce: true beside dlqTrigger");
        }
        if (!(dlq.get("atLeastOnce").orElse(dlq) instanceof Node.Bool wanted && wanted.value())) {
            own.error(
                    Binder.INVALID,
                    "atLeastOnce must be set to true within the dlqTrigger",
                    dlq.at(),
                    at + ".atLeastOnce",
                    "add atLeastOnce: true to it");
        }
        return new Planner(kinds, dependencies, at, own).plan(dlq);
    }
}
