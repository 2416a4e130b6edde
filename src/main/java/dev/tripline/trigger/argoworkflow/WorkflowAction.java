package dev.tripline.trigger.argoworkflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.artifact.ActionMark;
import dev.tripline.trigger.artifact.KubernetesObject;
import dev.tripline.trigger.cluster.Acting;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.Json;
import dev.tripline.trigger.cluster.LabelWait;
import dev.tripline.trigger.cluster.Stopped;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One attempt of the kind argoWorkflow. What is created is found again by its name and label; what is changed carries the
 * action's id in an annotation. Blocks.
 */
final class WorkflowAction {
    static final Set<String> FULFILLED = Set.of("Succeeded", "Failed", "Error");

    private final WorkflowRequest request;
    private final KubernetesObject object;
    private final ApiObjects objects;
    private final Optional<String> argoServer;
    private final String namespace;

    WorkflowAction(WorkflowRequest request, KubernetesObject object, ApiObjects objects, Optional<String> argoServer) {
        this.request = request;
        this.object = object;
        this.objects = objects;
        this.argoServer = argoServer;
        String own = object.namespace().isEmpty() ? request.ownNamespace() : object.namespace();
        this.namespace = request.arguments().flag("namespace").orElse(own);
    }

    Outcome run() throws Stopped, RenderFailure, InterruptedException {
        return switch (request.operation()) {
            case "submit" -> create(request.submission().submitted(Json.object(NodeJson.write(object.content()))));
            case "submit-from" -> submitFrom();
            case "resubmit" -> create(request.submission().again(workflow()));
            case "suspend" -> changed(this::suspend, "suspended");
            case "stop" -> stop();
            case "terminate" -> changed(found -> shutdown(found, "Terminate"), "told to terminate");
            case "resume" -> resume();
            default -> changed(this::retry, "retried");
        };
    }

    /** A change of a workflow. */
    @FunctionalInterface
    private interface Change {
        /** @return whether there was anything to change */
        boolean make(ObjectNode workflow) throws Stopped, RenderFailure, InterruptedException;
    }

    private Outcome submitFrom() throws Stopped, RenderFailure, InterruptedException {
        boolean cron = object.kind().equalsIgnoreCase("CronWorkflow");
        Optional<ObjectNode> found =
                objects.find(cron ? WorkflowKinds.CRONS : WorkflowKinds.TEMPLATES, namespace, object.name());
        ObjectNode origin = found.orElseThrow(() -> Stopped.rejected("there is no " + object.kind() + " " + place()));
        return create(
                cron
                        ? request.submission().fromCron(origin)
                        : request.submission().fromTemplate(object.name()));
    }

    private Outcome create(ObjectNode workflow) throws Stopped, InterruptedException {
        Json.member(workflow, "metadata").put("namespace", namespace);
        ApiObjects.Made made = objects.create(WorkflowKinds.WORKFLOWS, namespace, workflow, request.mark());
        String name = made.object().path("metadata").path("name").asText();
        String done = (made.now() ? "submitted " : "an earlier attempt submitted ") + namespace + "/" + name;
        return await(name, done);
    }

    private Outcome await(String name, String done) throws Stopped, InterruptedException {
        return new LabelWait(request.policy(), ThreadLocalRandom.current())
                .await(objects, WorkflowKinds.WORKFLOWS, namespace, name, done);
    }

    private ObjectNode workflow() throws Stopped, InterruptedException {
        return objects.find(WorkflowKinds.WORKFLOWS, namespace, object.name())
                .orElseThrow(() -> Stopped.rejected("there is no workflow " + place()));
    }

    private Outcome changed(Change change, String word) throws Stopped, RenderFailure, InterruptedException {
        boolean now = Acting.despiteConflicts(() -> {
            ObjectNode workflow = workflow();
            return !isMarked(workflow) && change.make(workflow);
        });
        return await(object.name(), place() + (now ? " is " : " was already ") + word);
    }

    private boolean isMarked(ObjectNode workflow) {
        return workflow.path("metadata")
                .path("annotations")
                .path(ActionMark.KEY)
                .asText()
                .equals(request.mark());
    }

    private boolean suspend(ObjectNode workflow) throws Stopped, InterruptedException {
        if (workflow.path("metadata")
                .path("labels")
                .path("workflows.argoproj.io/completed")
                .asText()
                .equals("true")) {
            throw Stopped.rejected("cannot suspend completed workflows: " + place());
        }
        if (workflow.path("spec").path("suspend").asBoolean()) {
            return false;
        }
        ObjectNode patch = marked(workflow, ActionMark.KEY, request.mark());
        patch.putObject("spec").put("suspend", true);
        patch(patch);
        return true;
    }

    private boolean shutdown(ObjectNode workflow, String strategy) throws Stopped, InterruptedException {
        if (FULFILLED.contains(workflow.path("status").path("phase").asText())) {
            throw Stopped.rejected("cannot shutdown a completed workflow: " + place());
        }
        ObjectNode patch = marked(workflow, ActionMark.KEY, request.mark());
        patch.putObject("spec").put("shutdown", strategy);
        patch(patch);
        return true;
    }

    private Outcome stop() throws Stopped, RenderFailure, InterruptedException {
        return request.arguments().flag("node-field-selector").isPresent()
                ? changed(found -> server().stop(namespace, object.name()), "told to stop, in part")
                : changed(found -> shutdown(found, "Stop"), "told to stop");
    }

    private Outcome resume() throws Stopped, RenderFailure, InterruptedException {
        return changed(
                found -> {
                    if (request.arguments().flag("node-field-selector").isPresent() || !Suspended.isWhole(found)) {
                        return server().resume(namespace, object.name());
                    }
                    if (!Suspended.resume(found, Instant.now())) {
                        return false;
                    }
                    Json.member(Json.member(found, "metadata"), "annotations").put(ActionMark.KEY, request.mark());
                    objects.replace(WorkflowKinds.WORKFLOWS, namespace, object.name(), found);
                    return true;
                },
                "resumed");
    }

    /** The server may be asked once only: the intent is written down before, with the end of the run that is retried. */
    private boolean retry(ObjectNode workflow) throws Stopped, RenderFailure, InterruptedException {
        ArgoServer server = server();
        String phase = workflow.path("status").path("phase").asText();
        boolean over = phase.equals("Failed")
                || phase.equals("Error")
                || phase.equals("Succeeded")
                        && request.arguments().flag("restart-successful").isPresent();
        String noted = workflow.path("metadata")
                .path("annotations")
                .path(ArgoServer.RETRIED)
                .asText();
        String mine = request.mark() + " "
                + workflow.path("status").path("finishedAt").asText();
        if (noted.startsWith(request.mark() + " ")) {
            return over && noted.equals(mine) && server.retry(namespace, object.name());
        }
        if (!over) {
            throw Stopped.rejected("Cannot retry a workflow in phase " + phase + ": " + place());
        }
        patch(marked(workflow, ArgoServer.RETRIED, mine));
        return server.retry(namespace, object.name());
    }

    private ArgoServer server() throws Stopped {
        return new ArgoServer(
                objects,
                argoServer.orElseThrow(() -> Stopped.rejected(request.operation()
                        + " changes the state of single nodes, which the server of Argo Workflows does: set its address"
                        + " with TRIPLINE_ARGO_SERVER; " + place() + " is as it was")),
                request.arguments());
    }

    private ObjectNode marked(ObjectNode workflow, String annotation, String value) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.put(
                "resourceVersion",
                workflow.path("metadata").path("resourceVersion").asText());
        metadata.putObject("annotations").put(annotation, value);
        return patch;
    }

    private void patch(ObjectNode patch) throws Stopped, InterruptedException {
        objects.patch(WorkflowKinds.WORKFLOWS, namespace, object.name(), "application/merge-patch+json", patch);
    }

    private String place() {
        return namespace + "/" + object.name();
    }
}
