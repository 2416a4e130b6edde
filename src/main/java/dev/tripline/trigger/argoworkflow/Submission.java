package dev.tripline.trigger.argoworkflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Firing;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.artifact.ActionMark;
import dev.tripline.trigger.cluster.Json;
import java.util.Set;

/** The workflows that an action makes, as the command {@code argo} would make them, under a name of the action alone. Pure. */
final class Submission {
    private static final String WORKFLOWS = "workflows.argoproj.io/";
    /** What a workflow's own run has left behind. */
    private static final Set<String> OF_THE_RUN = Set.of(
            WORKFLOWS + "creator",
            WORKFLOWS + "creator-email",
            WORKFLOWS + "creator-preferred-username",
            WORKFLOWS + "phase",
            WORKFLOWS + "completed",
            WORKFLOWS + "workflow-archiving-status");

    private final Arguments arguments;
    private final Firing firing;

    Submission(Arguments arguments, Firing firing) {
        this.arguments = arguments;
        this.firing = firing;
    }

    /** A workflow of the manifest. */
    ObjectNode submitted(ObjectNode workflow) throws RenderFailure {
        return completed(workflow.deepCopy());
    }

    /** One that runs a WorkflowTemplate. */
    ObjectNode fromTemplate(String template) throws RenderFailure {
        ObjectNode workflow = workflow(template + "-");
        Json.member(Json.member(workflow, "metadata"), "labels").put(WORKFLOWS + "workflow-template", template);
        Json.member(Json.member(workflow, "spec"), "workflowTemplateRef").put("name", template);
        return completed(workflow);
    }

    /** One that does what a CronWorkflow does at its time. */
    ObjectNode fromCron(ObjectNode cron) throws RenderFailure {
        String name = cron.path("metadata").path("name").asText();
        ObjectNode workflow = workflow(name + "-");
        ObjectNode metadata = Json.member(workflow, "metadata");
        ObjectNode labels = Json.member(metadata, "labels");
        JsonNode instance = cron.path("metadata").path("labels").path(WORKFLOWS + "controller-instanceid");
        if (!instance.isMissingNode()) {
            labels.set(WORKFLOWS + "controller-instanceid", instance);
        }
        labels.put(WORKFLOWS + "cron-workflow", name);
        ObjectNode annotations = Json.member(metadata, "annotations");
        annotations.put(WORKFLOWS + "scheduled-time", firing.at().toString());
        JsonNode wanted = cron.path("spec").path("workflowMetadata");
        copy(wanted.path("labels"), labels);
        copy(wanted.path("annotations"), annotations);
        metadata.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", cron.path("apiVersion").asText())
                .put("kind", "CronWorkflow")
                .put("name", name)
                .put("uid", cron.path("metadata").path("uid").asText())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        if (cron.path("spec").path("workflowSpec") instanceof ObjectNode spec) {
            workflow.set("spec", spec.deepCopy());
        }
        return completed(workflow);
    }

    /** One that does anew what another has done. */
    ObjectNode again(ObjectNode old) throws RenderFailure {
        JsonNode before = old.path("metadata");
        String prefix = before.path("generateName").asText("");
        ObjectNode workflow = workflow(prefix.isEmpty() ? before.path("name").asText() + "-" : prefix);
        ObjectNode metadata = Json.member(workflow, "metadata");
        ObjectNode labels = Json.member(metadata, "labels");
        before.path("labels").properties().forEach(label -> {
            if (!OF_THE_RUN.contains(label.getKey())) {
                labels.set(label.getKey(), label.getValue());
            }
        });
        labels.put(WORKFLOWS + "resubmitted-from-workflow", before.path("name").asText());
        ObjectNode annotations = Json.member(metadata, "annotations");
        copy(before.path("annotations"), annotations);
        annotations.remove(ActionMark.KEY);
        if (before.path("ownerReferences").isArray()) {
            metadata.set("ownerReferences", before.path("ownerReferences"));
        }
        if (old.path("spec") instanceof ObjectNode spec) {
            ObjectNode copy = spec.deepCopy();
            copy.remove("shutdown");
            if (copy.path("activeDeadlineSeconds").asInt(-1) == 0) {
                copy.remove("activeDeadlineSeconds");
            }
            workflow.set("spec", copy);
        }
        return completed(workflow);
    }

    private static ObjectNode workflow(String prefix) {
        ObjectNode workflow = JsonNodeFactory.instance.objectNode();
        workflow.put("apiVersion", WorkflowKinds.API_VERSION).put("kind", "Workflow");
        workflow.putObject("metadata").put("generateName", prefix);
        return workflow;
    }

    private static void copy(JsonNode from, ObjectNode to) {
        from.properties().forEach(entry -> to.set(entry.getKey(), entry.getValue()));
    }

    private ObjectNode completed(ObjectNode workflow) throws RenderFailure {
        ObjectNode metadata = Json.member(workflow, "metadata");
        ObjectNode spec = Json.member(workflow, "spec");
        ObjectNode labels = Json.member(metadata, "labels");
        ActionMark.labels(firing).forEach(labels::put);
        arguments.flag("instanceid").ifPresent(id -> labels.put(WORKFLOWS + "controller-instanceid", id));
        if (arguments.flag("labels").isPresent()) {
            label(arguments.flag("labels").get(), labels);
        }
        labels.put(ActionMark.KEY, ActionMark.of(firing));
        arguments.flag("entrypoint").ifPresent(entry -> spec.put("entrypoint", entry));
        arguments.flag("serviceaccount").ifPresent(account -> spec.put("serviceAccountName", account));
        if (arguments.flag("priority").isPresent()) {
            spec.put("priority", number(arguments.flag("priority").get()));
        }
        parameters(spec);
        arguments.flag("generate-name").ifPresent(prefix -> metadata.put("generateName", prefix));
        arguments.flag("name").ifPresent(name -> metadata.put("name", name));
        String prefix = metadata.path("generateName").asText("");
        if (metadata.path("name").asText("").isEmpty() && !prefix.isEmpty()) {
            metadata.put("name", ActionMark.name(prefix, firing));
        }
        return workflow;
    }

    private static void label(String text, ObjectNode labels) throws RenderFailure {
        for (String one : text.split(",", -1)) {
            String[] parts = one.split("=", 2);
            if (parts.length < 2) {
                throw new RenderFailure("expected labels of the form: NAME1=VALUE2,NAME2=VALUE2. Received: " + text);
            }
            labels.put(parts[0], parts[1]);
        }
    }

    private static int number(String text) throws RenderFailure {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new RenderFailure("--priority wants a whole number, got " + text);
        }
    }

    /** Given ones first, then those of the workflow that are not given. */
    private void parameters(ObjectNode spec) {
        if (arguments.parameters().isEmpty()) {
            return;
        }
        ObjectNode owner = Json.member(spec, "arguments");
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (String parameter : arguments.parameters()) {
            String[] parts = parameter.split("=", 2);
            all.addObject().put("name", parts[0]).put("value", parts[1]);
        }
        for (JsonNode there : owner.path("parameters")) {
            String name = there.path("name").asText() + "=";
            if (arguments.parameters().stream().noneMatch(given -> given.startsWith(name))) {
                all.add(there);
            }
        }
        owner.set("parameters", all);
    }
}
