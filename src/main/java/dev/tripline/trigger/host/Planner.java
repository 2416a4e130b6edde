package dev.tripline.trigger.host;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import dev.tripline.trigger.retry.RetrySchedule;
import dev.tripline.trigger.retry.RetryStrategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compiles an item of {@code triggers[]} into a plan, or says everything that is wrong with it. */
final class Planner {
    static final String BAD_TEMPLATE = "TL-4001";
    static final String NO_KIND = "TL-4002";
    static final String NOT_SERVED = "TL-4003";
    static final String SEVERAL_KINDS = "TL-4004";
    static final String ALWAYS_AT_LEAST_ONCE = "TL-4005";
    static final String NOT_YET = "TL-4006";

    private final TriggerKinds kinds;
    private final String path;
    private final Problems problems = new Problems();

    Planner(TriggerKinds kinds, String path) {
        this.kinds = kinds;
        this.path = path;
    }

    /** What was found, also when there is a plan. */
    Problems problems() {
        return problems;
    }

    Optional<TriggerPlan> plan(Node.Obj trigger) {
        Optional<TriggerSpec> spec = Binder.bind(TriggerSpec.class, trigger, path, problems);
        spec.flatMap(TriggerSpec::atLeastOnce)
                .filter(wanted -> !wanted)
                .ifPresent(no -> problems.warning(
                        ALWAYS_AT_LEAST_ONCE,
                        "atLeastOnce: false has no effect: Tripline delivers at least once anyway",
                        trigger.keyAt("atLeastOnce"),
                        path + ".atLeastOnce",
                        "remove it"));
        Optional<TriggerPlan> plan =
                trigger.get("template").orElse(trigger) instanceof Node.Obj template && template != trigger
                        ? plan(spec, template, path + ".template")
                        : Optional.empty();
        return problems.hasErrors() ? Optional.empty() : plan;
    }

    private Optional<TriggerPlan> plan(Optional<TriggerSpec> spec, Node.Obj template, String at) {
        String name = text(template, "name", at);
        if (name.isEmpty()) {
            problems.error(BAD_TEMPLATE, "trigger must define a name", template.at(), at + ".name", "");
        }
        String conditions = text(template, "conditions", at);
        template.get("conditionsReset")
                .ifPresent(reset -> problems.error(
                        NOT_YET,
                        "conditionsReset is not supported yet",
                        reset.at(),
                        at + ".conditionsReset",
                        "remove it; the conditions of this trigger are then never reset by time"));
        unknownKeys(template, at);
        return kind(template, at).flatMap(key -> {
            TriggerKind<?, ?> kind = kinds.served(key).orElseThrow();
            Node section = template.get(key).orElseThrow();
            Optional<? extends Record> config = Binder.bind(kind.config(), section, at + "." + key, problems);
            if (spec.isEmpty() || config.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(plan(spec.get(), template, name, conditions, key, kind, config.get()));
        });
    }

    private static TriggerPlan plan(
            TriggerSpec spec,
            Node.Obj template,
            String name,
            String conditions,
            String key,
            TriggerKind<?, ?> kind,
            Record config) {
        List<Parameter> own = config instanceof Parameterized parameterized ? parameterized.parameters() : List.of();
        return new TriggerPlan(
                name,
                conditions,
                key,
                kind,
                config,
                template,
                spec.parameters(),
                own,
                spec.policy().status(),
                spec.retryStrategy().map(RetryStrategy::schedule).orElse(RetrySchedule.DEFAULT));
    }

    private String text(Node.Obj template, String key, String at) {
        Optional<Node> value = template.get(key);
        if (value.isPresent() && !(value.get() instanceof Node.Text)) {
            problems.error(
                    Binder.WRONG_SHAPE,
                    "wanted a string, got " + value.get().shape(),
                    value.get().at(),
                    at + "." + key,
                    "put it in quotes");
        }
        return value.orElse(null) instanceof Node.Text text ? text.value() : "";
    }

    private Optional<String> kind(Node.Obj template, String at) {
        List<String> present = kinds.in(template.members().keySet()).stream()
                .filter(key -> template.get(key).isPresent())
                .toList();
        String served = "the served kinds are " + String.join(", ", kinds.servedKeys());
        if (present.isEmpty()) {
            problems.error(
                    NO_KIND, "the trigger does not say what to do", template.at(), at, "add a section; " + served);
            return Optional.empty();
        }
        String first = present.getFirst();
        if (present.size() > 1) {
            problems.warning(
                    SEVERAL_KINDS,
                    "several kinds in one template: only " + first + " runs, "
                            + String.join(", ", present.subList(1, present.size())) + " never does",
                    template.keyAt(present.get(1)),
                    at,
                    "make a trigger of each");
        }
        if (kinds.served(first).isEmpty()) {
            problems.error(
                    NOT_SERVED,
                    "the trigger kind " + first + " is not supported yet",
                    template.keyAt(first),
                    at + "." + first,
                    served);
            return Optional.empty();
        }
        return Optional.of(first);
    }

    private void unknownKeys(Node.Obj template, String at) {
        List<String> known = new ArrayList<>(List.of("name", "conditions", "conditionsReset"));
        known.addAll(kinds.known());
        for (String key : template.members().keySet()) {
            if (!known.contains(key)) {
                problems.warning(
                        Binder.UNKNOWN_FIELD,
                        "unknown field \"" + key + "\"" + DidYouMean.suffix(key, known),
                        template.keyAt(key),
                        at + "." + key,
                        "it has no effect");
            }
        }
    }
}
