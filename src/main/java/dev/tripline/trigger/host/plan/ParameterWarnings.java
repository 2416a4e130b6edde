package dev.tripline.trigger.host.plan;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.DidYouMean;
import dev.tripline.trigger.parameter.value.ParameterTemplate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Says which parameters of a trigger are valid, but cannot give what they are there for. */
final class ParameterWarnings {
    private static final Set<String> LISTS = Set.of("parameters", "payload", "dynamicHeaders");
    private static final Set<String> TEMPLATES = Set.of("contextTemplate", "dataTemplate");

    private final Collection<String> kinds;
    private final Set<String> dependencies;
    private final Problems problems;

    /**
     * @param dependencies by name; empty when they are not known
     */
    ParameterWarnings(Collection<String> kinds, Set<String> dependencies, Problems problems) {
        this.kinds = kinds;
        this.dependencies = dependencies;
        this.problems = problems;
    }

    void check(Node.Obj trigger, String path) {
        lists(trigger, path);
        if (trigger.get("cooldown").orElse(trigger) instanceof Node.Obj cooldown
                && cooldown.get("key").orElse(trigger) instanceof Node.Obj key
                && key != trigger) {
            source(key, path + ".cooldown.key");
        }
        if (trigger.get("template").orElse(trigger) instanceof Node.Obj template) {
            for (String kind : kinds) {
                if (template.get(kind).orElse(trigger) instanceof Node.Obj section && section != trigger) {
                    lists(section, path + ".template." + kind);
                }
            }
        }
    }

    private void lists(Node.Obj owner, String path) {
        for (String key : owner.members().keySet()) {
            if (LISTS.contains(key) && owner.get(key).orElse(owner) instanceof Node.Seq list) {
                List<Node> items = list.items();
                for (int i = 0; i < items.size(); i++) {
                    item(items.get(i), path + "." + key + "[" + i + "]");
                }
            }
        }
    }

    private void item(Node item, String path) {
        if (item instanceof Node.Obj parameter
                && parameter.get("src").orElse(item) instanceof Node.Obj source
                && source != parameter) {
            source(source, path + ".src");
            return;
        }
        problems.warning(
                Planner.GIVES_NOTHING,
                "a parameter without src makes every attempt fail",
                item.at(),
                path,
                "give it one");
    }

    private void source(Node.Obj source, String path) {
        dependency(source, path);
        for (String key : source.members().keySet()) {
            if (TEMPLATES.contains(key) && source.get(key).orElse(source) instanceof Node.Text text) {
                template(text, path + "." + key);
            }
        }
    }

    private void dependency(Node.Obj source, String path) {
        String name = source.get("dependencyName").orElse(source) instanceof Node.Text text ? text.value() : "";
        if (dependencies.isEmpty() || dependencies.contains(name)) {
            return;
        }
        boolean fixed = source.get("value").isPresent();
        problems.warning(
                Planner.UNKNOWN_DEPENDENCY,
                "the sensor has no dependency \"" + name + "\"" + DidYouMean.suffix(name, dependencies)
                        + (fixed ? ": the value is used always" : ": the parameter never has a value"),
                source.get("dependencyName").orElse(source).at(),
                path + ".dependencyName",
                "its dependencies are " + String.join(", ", dependencies));
    }

    private void template(Node.Text text, String path) {
        ParameterTemplate.of(text.value())
                .problem()
                .ifPresent(reason -> problems.warning(
                        Planner.GIVES_NOTHING,
                        "the template cannot be read, so the key or the value beside it is used: " + reason,
                        text.at(),
                        path,
                        "correct it, or remove it"));
    }
}
