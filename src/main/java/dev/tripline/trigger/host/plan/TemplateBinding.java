package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.ShapeHint;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.trigger.TriggerKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds {@code template}: its name, and the section of every kind in it, though only the first one runs. */
final class TemplateBinding {
    /** The keys beside the kinds. {@code conditionsReset} belongs to the sensor, which binds it. */
    private static final Set<String> COMMON = Set.of("name", "conditions", "conditionsReset");

    private final TriggerKinds kinds;
    private final String at;
    private final Problems problems;

    TemplateBinding(TriggerKinds kinds, String at, Problems problems) {
        this.kinds = kinds;
        this.at = at;
        this.problems = problems;
    }

    Optional<BoundTemplate> bind(Node.Obj template) {
        Optional<String> name = text(template, "name");
        if (name.isPresent() && name.get().isEmpty()) {
            problems.error(
                    Planner.BAD_TEMPLATE,
                    "trigger must define a name",
                    template.at(),
                    at + ".name",
                    "give it a name of its own");
        }
        Optional<String> conditions = text(template, "conditions");
        unknownKeys(template);
        List<TriggerKind<?, ?>> present = kinds.in(template.members().keySet()).stream()
                .filter(kind -> template.get(kind.key()).isPresent())
                .toList();
        List<Optional<? extends Record>> configs = new ArrayList<>();
        for (TriggerKind<?, ?> kind : present) {
            configs.add(section(kind, template));
        }
        sayWhatRuns(template, present);
        if (present.isEmpty() || configs.getFirst().isEmpty() || name.isEmpty() || conditions.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BoundTemplate(
                name.get(),
                conditions.get(),
                present.getFirst(),
                configs.getFirst().get(),
                template));
    }

    /** Empty text when it is missing; nothing when it is no text. */
    private Optional<String> text(Node.Obj template, String key) {
        Optional<Node> value = template.get(key);
        if (value.isEmpty() || value.get() instanceof Node.Text) {
            return Optional.of(value.isPresent() && value.get() instanceof Node.Text text ? text.value() : "");
        }
        problems.error(
                Binder.WRONG_SHAPE,
                "wanted a string, got " + value.get().shape(),
                value.get().at(),
                at + "." + key,
                key.equals("conditions") && !(value.get() instanceof Node.Bool)
                        ? "write dependencies with &&, || and parentheses, e.g. \"a && (b || c)\""
                        : ShapeHint.of("a string", value.get()));
        return Optional.empty();
    }

    private <C extends Record> Optional<C> section(TriggerKind<C, ?> kind, Node.Obj template) {
        String path = at + "." + kind.key();
        Node section = template.get(kind.key()).orElseThrow();
        Optional<C> config = Binder.bind(kind.config(), section, path, problems);
        if (config.isPresent()) {
            for (Complaint advice : kind.advice(config.get())) {
                String key = advice.component();
                problems.warning(
                        Planner.ADVICE,
                        advice.message(),
                        section instanceof Node.Obj object ? object.keyAt(key) : section.at(),
                        key.isEmpty() ? path : path + "." + key,
                        advice.hint());
            }
        }
        return config;
    }

    private void sayWhatRuns(Node.Obj template, List<TriggerKind<?, ?>> present) {
        String served = "the kinds that are carried out are " + String.join(", ", kinds.servedKeys());
        if (present.isEmpty()) {
            problems.warning(
                    Planner.NO_KIND,
                    "the trigger does not say what to do: its actions go to the dead letters",
                    template.at(),
                    at,
                    "add a section; " + served);
            return;
        }
        TriggerKind<?, ?> first = present.getFirst();
        if (present.size() > 1) {
            List<String> others =
                    present.stream().skip(1).<String>map(TriggerKind::key).toList();
            problems.warning(
                    Planner.SEVERAL_KINDS,
                    "several kinds in one template: only " + first.key() + " runs, " + String.join(", ", others)
                            + " never does",
                    template.keyAt(others.getFirst()),
                    at,
                    "make a trigger of each");
        }
        first.unserved()
                .ifPresent(why -> problems.warning(
                        Planner.NOT_SERVED,
                        "the trigger kind " + first.key() + " " + why + ": its actions go to the dead letters",
                        template.keyAt(first.key()),
                        at + "." + first.key(),
                        served));
    }

    private void unknownKeys(Node.Obj template) {
        List<String> known = new ArrayList<>(kinds.keys());
        known.addAll(COMMON);
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
