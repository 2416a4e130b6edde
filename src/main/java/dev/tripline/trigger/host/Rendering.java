package dev.tripline.trigger.host;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.binding.Binder;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.host.plan.TriggerPlan;
import dev.tripline.trigger.parameter.ParameterApply;
import dev.tripline.trigger.parameter.Parameterized;
import java.util.Optional;
import java.util.stream.Collectors;

/** The config record that one firing uses: the plan's own, or one bound anew from the edited template and section. */
final class Rendering {
    private Rendering() {}

    static Record config(TriggerPlan plan, FiringView view) throws RenderFailure {
        Node section = plan.template().get(plan.kind()).orElseThrow();
        Record config = plan.config();
        if (!plan.parameters().isEmpty()) {
            section = edited(plan, view);
            config = bound(plan, section);
        }
        if (config instanceof Parameterized own && !own.parameters().isEmpty()) {
            section = read(ParameterApply.apply(own.parameters(), NodeJson.write(section), view), plan);
            config = bound(plan, section);
        }
        return config;
    }

    private static Node edited(TriggerPlan plan, FiringView view) throws RenderFailure {
        String edited = ParameterApply.apply(plan.parameters(), NodeJson.write(plan.template()), view);
        return read(edited, plan) instanceof Node.Obj template
                ? template.get(plan.kind()).orElseThrow(() -> unusable(plan, "section is gone"))
                : plan.template();
    }

    private static Record bound(TriggerPlan plan, Node section) throws RenderFailure {
        Problems problems = new Problems();
        Optional<? extends Record> bound =
                Binder.bind(plan.connector().config(), section, "template." + plan.kind(), problems);
        if (bound.isEmpty()) {
            throw unusable(
                    plan,
                    problems.all().stream()
                            .filter(Problem::isError)
                            .map(problem -> problem.path() + ": " + problem.message())
                            .collect(Collectors.joining("; ")));
        }
        return bound.get();
    }

    private static Node read(String json, TriggerPlan plan) throws RenderFailure {
        try {
            return NodeJson.read(json, plan.template().at());
        } catch (IllegalArgumentException e) {
            throw unusable(plan, "it is no longer valid JSON");
        }
    }

    private static RenderFailure unusable(TriggerPlan plan, String why) {
        return new RenderFailure("after its parameters the " + plan.kind() + " section cannot be used: " + why);
    }
}
