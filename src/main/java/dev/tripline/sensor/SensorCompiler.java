package dev.tripline.sensor;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.ShapeHint;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.sensor.condition.BadCondition;
import dev.tripline.sensor.condition.Condition;
import dev.tripline.sensor.condition.ConditionHint;
import dev.tripline.sensor.condition.ConditionsReset;
import dev.tripline.sensor.condition.ResetSchedule;
import dev.tripline.sensor.filter.Filters;
import dev.tripline.sensor.transform.Transform;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From a Sensor manifest to what is evaluated. Everything that can be said at load time is said here. */
public final class SensorCompiler {
    static final String DUPLICATE_DEPENDENCY = "TL-3001";
    static final String BAD_CONDITION = "TL-3002";
    /** Two triggers of one name. */
    public static final String DUPLICATE_TRIGGER = "TL-3003";

    private SensorCompiler() {}

    /** The sensor, or empty when it has errors; all of them are in {@code problems} then. */
    public static Optional<Sensor> compile(Manifest manifest, Problems problems) {
        Problems own = new Problems();
        Optional<SensorSpec> spec = Binder.bind(SensorSpec.class, manifest.spec(), "spec", own);
        Optional<List<Sensor.Dependency>> dependencies = spec.map(bound -> dependencies(bound, manifest.spec(), own));
        // Read from the document itself, so that conditions are checked beside dependencies that have errors.
        List<String> names = objects(manifest.spec(), "dependencies").stream()
                .map(dependency -> text(dependency, "name"))
                .distinct()
                .toList();
        List<Sensor.Trigger> triggers = triggers(objects(manifest.spec(), "triggers"), names, own);
        Optional<Sensor> sensor =
                dependencies.map(all -> new Sensor(manifest.name(), manifest.generation(), all, triggers));
        problems.addAll(own);
        return own.hasErrors() ? Optional.empty() : sensor;
    }

    /** The items of a list that are objects, each at its index; what is none has been complained about. */
    private static List<Node.Obj> objects(Node.Obj spec, String list) {
        return spec.get(list).orElse(spec) instanceof Node.Seq items
                ? items.items().stream()
                        .map(item -> item instanceof Node.Obj obj ? obj : Node.Obj.empty(item.at()))
                        .toList()
                : List.of();
    }

    private static List<Sensor.Dependency> dependencies(SensorSpec spec, Node.Obj node, Problems problems) {
        Map<String, Sensor.Dependency> byName = new LinkedHashMap<>();
        for (int i = 0; i < spec.dependencies().size(); i++) {
            SensorSpec.Dependency one = spec.dependencies().get(i);
            Filters filters = one.filters()
                    .map(section -> Filters.compile(section, one.filtersLogicalOperator()))
                    .orElse(Filters.none());
            Origin origin = new Origin(one.eventSourceName(), one.eventName());
            Transform transform = one.transform()
                    .map(section -> Transform.compile(section.jq(), section.script()))
                    .orElse(Transform.none());
            if (byName.put(one.name(), new Sensor.Dependency(one.name(), origin, transform, filters)) != null) {
                problems.warning(
                        DUPLICATE_DEPENDENCY,
                        "dependency \"" + one.name() + "\" is defined twice; the later one counts",
                        item(node, "dependencies", i).at(),
                        "spec.dependencies[" + i + "]",
                        "give one of them another name");
            }
        }
        return new ArrayList<>(byName.values());
    }

    private static Node item(Node.Obj node, String list, int index) {
        return node.get(list)
                .filter(Node.Seq.class::isInstance)
                .map(Node.Seq.class::cast)
                .filter(seq -> index < seq.items().size())
                .map(seq -> seq.items().get(index))
                .orElse(node);
    }

    private static List<Sensor.Trigger> triggers(List<Node.Obj> nodes, List<String> dependencies, Problems problems) {
        List<Sensor.Trigger> triggers = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            Node.Obj template =
                    nodes.get(i).get("template").orElse(nodes.get(i)) instanceof Node.Obj obj ? obj : nodes.get(i);
            String path = "spec.triggers[" + i + "].template";
            String name = text(template, "name");
            if (!name.isEmpty() && !names.add(name)) {
                problems.error(
                        DUPLICATE_TRIGGER,
                        "duplicate trigger name: " + name,
                        template.get("name").orElse(template).at(),
                        path + ".name",
                        "trigger names are unique within a sensor");
            }
            ResetSchedule resets = resets(template, path, problems);
            condition(template, dependencies, path, problems)
                    .ifPresent(condition -> triggers.add(new Sensor.Trigger(name, condition, resets)));
        }
        return triggers;
    }

    private static ResetSchedule resets(Node.Obj template, String path, Problems problems) {
        Optional<Node> section = template.get("conditionsReset");
        if (section.isEmpty()) {
            return ResetSchedule.never();
        }
        if (!(section.get() instanceof Node.Seq items)) {
            problems.error(
                    Binder.WRONG_SHAPE,
                    "wanted a list, got " + section.get().shape(),
                    section.get().at(),
                    path + ".conditionsReset",
                    ShapeHint.of("a list", section.get()));
            return ResetSchedule.never();
        }
        List<ConditionsReset> resets = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            String at = path + ".conditionsReset[" + i + "]";
            Node item = items.items().get(i);
            Node reset = item instanceof Node.Nothing ? Node.Obj.empty(item.at()) : item;
            Binder.bind(ConditionsReset.class, reset, at, problems).ifPresent(resets::add);
        }
        return ResetSchedule.of(resets);
    }

    private static Optional<Condition> condition(
            Node.Obj template, List<String> dependencies, String path, Problems problems) {
        String text = text(template, "conditions");
        if (text.isBlank()) {
            return Optional.of(Condition.all(dependencies));
        }
        try {
            return Optional.of(Condition.compile(text, dependencies));
        } catch (BadCondition e) {
            problems.error(
                    BAD_CONDITION,
                    e.reason(),
                    template.get("conditions").orElse(template).at(),
                    path + ".conditions",
                    ConditionHint.of(text, dependencies));
            return Optional.empty();
        }
    }

    private static String text(Node.Obj node, String key) {
        return node.get(key).orElse(node) instanceof Node.Text text ? text.value() : "";
    }
}
