package dev.tripline.trigger.argoworkflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.Right;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.artifact.ActionMark;
import dev.tripline.trigger.artifact.ArtifactLocation;
import dev.tripline.trigger.artifact.KubernetesObject;
import dev.tripline.trigger.cluster.Acting;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.ArtifactReader;
import dev.tripline.trigger.cluster.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Submits a workflow of Argo Workflows, or does something with one that is there. */
@ApplicationScoped
public class ArgoWorkflowTrigger implements TriggerKind<ArgoWorkflowConfig, WorkflowRequest> {
    private final String namespace;
    private final Cluster cluster;
    private final ArtifactReader artifacts;
    private final Optional<String> argoServer;

    /**
     * @param argoServer the address of the server of Argo Workflows, for what only it can do; set by the operator, since it gets
     *     the sensors' tokens
     */
    @Inject
    public ArgoWorkflowTrigger(
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace,
            Cluster cluster,
            ArtifactReader artifacts,
            @ConfigProperty(name = "tripline.argo-server") Optional<String> argoServer) {
        this.namespace = namespace;
        this.cluster = cluster;
        this.artifacts = artifacts;
        this.argoServer = argoServer;
    }

    @Override
    public List<Complaint> advice(ArgoWorkflowConfig config) {
        List<Complaint> advice =
                new ArrayList<>(config.source().map(ArtifactLocation::advice).orElse(List.of()));
        Arguments arguments = Arguments.of(config.operation(), config.args());
        arguments
                .problems()
                .forEach(problem -> advice.add(new Complaint("args", problem + "; every attempt will fail")));
        if (!arguments.ignored().isEmpty()) {
            advice.add(new Complaint(
                    "args",
                    String.join(", ", arguments.ignored()) + " has no effect: no command is run, and an action is done"
                            + " when the workflow is there",
                    "policy.k8s with labels {workflows.argoproj.io/phase: Succeeded} waits for its end"));
        }
        return advice;
    }

    @Override
    public String identity() {
        return "The action's id is a label of the Workflow, and the name that generateName leads to is made of it.";
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
    public Optional<String> unserved() {
        return cluster.missing();
    }

    @Override
    public List<Right> needs(ArgoWorkflowConfig config) {
        Optional<KubernetesObject> object =
                config.source().flatMap(ArtifactLocation::here).map(KubernetesObject::new);
        String own = object.map(KubernetesObject::namespace).orElse("");
        String place = Arguments.of(config.operation(), config.args())
                .flag("namespace")
                .orElse(own.isEmpty() ? namespace : own);
        // A name that an event gives is not known before.
        boolean edited = config.parameters().stream()
                .anyMatch(parameter -> parameter.dest().text().startsWith("metadata"));
        String one = edited ? "" : object.map(KubernetesObject::name).orElse("");
        Function<String, Right> right = verb -> new Right(verb, WorkflowKinds.GROUP, "workflows", place);
        List<Right> rights = new ArrayList<>();
        switch (config.operation()) {
            case "submit", "submit-from" -> {
                rights.add(right.apply("create"));
                rights.add(right.apply("get").when("when an answer was lost"));
            }
            case "resubmit" -> {
                rights.add(right.apply("create"));
                rights.add(right.apply("get").named(one));
            }
            default -> {
                rights.add(right.apply("get").named(one));
                rights.add(right.apply(config.operation().equals("resume") ? "update" : "patch")
                        .named(one));
            }
        }
        if (config.operation().equals("submit-from")) {
            boolean cron = object.filter(from -> from.kind().equalsIgnoreCase("CronWorkflow"))
                    .isPresent();
            rights.add(new Right("get", WorkflowKinds.GROUP, cron ? "cronworkflows" : "workflowtemplates", place)
                    .named(one));
        }
        return rights;
    }

    @Override
    public WorkflowRequest render(ArgoWorkflowConfig config, FiringView view) throws RenderFailure {
        ArtifactLocation source = config.source().orElseThrow();
        Arguments arguments = Arguments.of(config.operation(), config.args());
        if (!arguments.problems().isEmpty()) {
            throw new RenderFailure("args: " + String.join("; ", arguments.problems()));
        }
        Submission submission = new Submission(arguments, view.firing());
        WorkflowRequest.Fill fill = found -> {
            KubernetesObject object = KubernetesObject.fill(found, config.parameters(), view);
            check(config.operation(), object);
            return object;
        };
        Summary summary = new Summary().text("operation", config.operation()).value("args", config.args());
        Optional<KubernetesObject> object = Optional.empty();
        if (source.isHere()) {
            KubernetesObject filled = KubernetesObject.fill(source, config.parameters(), view);
            check(config.operation(), filled);
            object = Optional.of(filled);
            String own = filled.namespace().isEmpty() ? namespace : filled.namespace();
            summary.text("namespace", arguments.flag("namespace").orElse(own));
            shown(config.operation(), filled, submission, summary);
        } else {
            summary.value("source", source.shown())
                    .value("parameters", config.parameters().size());
        }
        return new WorkflowRequest(
                config.operation(),
                arguments,
                new ServiceAccount(namespace, view.account()),
                namespace,
                object.isPresent() ? Optional.empty() : Optional.of(source),
                object,
                fill,
                submission,
                view.labels(),
                ActionMark.of(view.firing()),
                summary.members());
    }

    /** The workflow that will be made, as far as it is known; else the object that is named. */
    private static void shown(String operation, KubernetesObject object, Submission submission, Summary summary)
            throws RenderFailure {
        boolean template = operation.equals("submit-from") && object.kind().equalsIgnoreCase("WorkflowTemplate");
        if (!operation.equals("submit") && !template) {
            summary.json("object", object.content());
            return;
        }
        ObjectNode workflow = template
                ? submission.fromTemplate(object.name())
                : submission.submitted(Json.object(NodeJson.write(object.content())));
        summary.json("object", NodeJson.read(workflow.toString(), Position.NONE));
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
        if (operation.equals("submit") && !kind.equals("workflow")) {
            throw new RenderFailure("invalid kind " + object.kind() + ": submit takes a Workflow");
        }
    }

    @Override
    public Uni<Outcome> act(WorkflowRequest request) {
        return Acting.onOwnThread(() -> {
            Optional<ApiServer> server = cluster.server();
            if (server.isEmpty()) {
                return new Outcome.Rejected(
                        "the trigger kind argoWorkflow " + cluster.missing().orElse("acts in a cluster"));
            }
            KubernetesObject object = request.object().isPresent()
                    ? request.object().get()
                    : request.fill().of(artifacts.read(request.source().orElseThrow()));
            ApiObjects objects = new ApiObjects(server.get(), request.account());
            return new WorkflowAction(request, object, objects, argoServer).run();
        });
    }
}
