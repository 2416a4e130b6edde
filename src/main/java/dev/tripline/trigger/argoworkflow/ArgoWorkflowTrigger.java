package dev.tripline.trigger.argoworkflow;

import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.artifact.KubernetesObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Submits a workflow of Argo Workflows, or does something with one that is there. */
@ApplicationScoped
public class ArgoWorkflowTrigger implements KnownTrigger<ArgoWorkflowConfig> {
    private final String namespace;

    @Inject
    public ArgoWorkflowTrigger(
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this.namespace = namespace;
    }

    @Override
    public List<Complaint> advice(ArgoWorkflowConfig config) {
        return config.source()
                .flatMap(ArtifactLocation::problem)
                .map(problem -> List.of(new Complaint("source", problem + "; every attempt will fail")))
                .orElse(List.of());
    }

    @Override
    public Class<ArgoWorkflowConfig> config() {
        return ArgoWorkflowConfig.class;
    }

    @Override
    public String key() {
        return "argoWorkflow";
    }

    @Override
    public int precedence() {
        return 20;
    }

    @Override
    public Policy policy() {
        return Policy.LABELS;
    }

    @Override
    public Request render(ArgoWorkflowConfig config, FiringView view) throws RenderFailure {
        ArtifactLocation source = config.source().orElseThrow();
        Summary summary = new Summary().text("operation", config.operation()).value("args", config.args());
        if (!source.isHere()) {
            return request(summary.value("source", source.shown())
                    .value("parameters", config.parameters().size()));
        }
        KubernetesObject object = KubernetesObject.fill(source, config.parameters(), view);
        check(config.operation(), object);
        if (config.operation().equals("submit")) {
            object = object.labelled(view.firing());
        }
        return request(summary.text("namespace", object.namespace().isEmpty() ? namespace : object.namespace())
                .json("object", object.content()));
    }

    private static void check(String operation, KubernetesObject object) throws RenderFailure {
        if (object.name().isEmpty() && !operation.equals("submit")) {
            throw new RenderFailure("failed to execute the workflow " + operation + " operation, no name is given");
        }
        if (object.name().isEmpty() && object.generateName().isEmpty()) {
            throw new RenderFailure("failed to trigger the workflow, neither name nor generateName is given");
        }
        String kind = object.kind().toLowerCase(Locale.ROOT);
        if (operation.equals("submit-from") && !kind.equals("cronworkflow") && !kind.equals("workflowtemplate")) {
            throw new RenderFailure(
                    "invalid kind " + object.kind() + ": submit-from takes a WorkflowTemplate or a CronWorkflow");
        }
    }
}
