package dev.tripline.trigger.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.argocd.Push.Ref;
import dev.tripline.trigger.artifact.ActionMark;
import dev.tripline.trigger.cluster.Acting;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.Stopped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks one Application for a sync. The newest push that anybody wanted is written on the Application, also while another
 * operation runs, so that of several pushes that wait only the newest is synced. Blocks.
 */
final class Sync {
    /** When the newest push came (milliseconds), and what it was. */
    static final String NEWEST = "events.tripline.dev/newest-push";

    private static final String INFO = "tripline-action";
    private static final Set<String> RUNNING = Set.of("Running", "Terminating");
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(15);

    private final ArgocdRequest request;
    private final ApiObjects objects;
    private final Duration patience;

    Sync(ArgocdRequest request, ApiObjects objects, Duration patience) {
        this.request = request;
        this.objects = objects;
        this.patience = patience;
    }

    /** @return what became of it; empty when another operation runs */
    private Optional<String> ask(String name) throws Stopped, InterruptedException {
        Optional<ObjectNode> found = objects.find(Applications.RESOURCE, request.namespace(), name);
        if (found.isEmpty()) {
            return Optional.of("gone meanwhile");
        }
        ObjectNode application = found.get();
        if (isOurs(application)) {
            return Optional.of("sync asked for by an earlier attempt");
        }
        String newest = Applications.annotation(application, NEWEST);
        String ours = newest(application);
        if (!ours.isEmpty() && isNewer(newest, ours)) {
            return Optional.of("superseded by the push of " + newest.replaceFirst("^\\d+ ", ""));
        }
        boolean busy = application.path("operation").isObject()
                || RUNNING.contains(application
                        .path("status")
                        .path("operationState")
                        .path("phase")
                        .asText());
        if (busy && (ours.isEmpty() || ours.equals(newest))) {
            return Optional.empty();
        }
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        ObjectNode metadata = patch.putObject("metadata");
        metadata.put(
                "resourceVersion",
                application.path("metadata").path("resourceVersion").asText());
        ObjectNode annotations = metadata.putObject("annotations");
        if (!ours.isEmpty()) {
            annotations.put(NEWEST, ours);
        }
        if (!busy) {
            annotations.put(ActionMark.KEY, request.mark());
            patch.set("operation", operation(application));
        }
        objects.patch(Applications.RESOURCE, request.namespace(), name, "application/merge-patch+json", patch);
        return busy ? Optional.empty() : Optional.of("sync");
    }

    String run(String name) throws Stopped, RenderFailure, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<String> done = Acting.despiteConflicts(() -> ask(name));
            if (done.isPresent()) {
                return done.get();
            }
            if (System.nanoTime() + LOOK.toNanos() >= end) {
                throw new Stopped(new Outcome.Retry(
                        "another operation is running on " + request.namespace() + "/" + name, Optional.of(LATER)));
            }
            Acting.pause(LOOK);
        }
    }

    private boolean isOurs(ObjectNode application) {
        if (Applications.annotation(application, ActionMark.KEY).equals(request.mark())) {
            return true;
        }
        JsonNode last = application.path("status").path("operationState").path("operation");
        for (JsonNode operation : List.of(application.path("operation"), last)) {
            for (JsonNode info : operation.path("info")) {
                if (info.path("name").asText().equals(INFO)
                        && info.path("value").asText().equals(request.mark())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What this action wants, as {@link #NEWEST} says it; empty when it is about no push. */
    private String newest(ObjectNode application) {
        return request.push()
                .flatMap(push -> moved(push, application)
                        .map(ref -> push.at().toEpochMilli() + " " + (ref.sha().isEmpty() ? ref.name() : ref.sha())))
                .orElse("");
    }

    private static Optional<Ref> moved(Push push, ObjectNode application) {
        return Touched.sources(application).stream()
                .flatMap(source -> Touched.ref(push, source).stream())
                .findFirst();
    }

    private static boolean isNewer(String there, String ours) {
        return time(there) > time(ours);
    }

    private static long time(String newest) {
        String millis = newest.split(" ", 2)[0];
        return millis.matches("\\d{1,18}") ? Long.parseLong(millis) : 0;
    }

    private ObjectNode operation(ObjectNode application) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.putObject("initiatedBy").put("username", "tripline");
        ArrayNode info = operation.putArray("info");
        info.addObject().put("name", "Reason").put("value", request.by());
        info.addObject().put("name", INFO).put("value", request.mark());
        ObjectNode sync = operation.putObject("sync");
        revisions(application, sync);
        if (request.prune()) {
            sync.put("prune", true);
        }
        if (request.dryRun()) {
            sync.put("dryRun", true);
        }
        if (!request.syncOptions().isEmpty()) {
            ArrayNode options = sync.putArray("syncOptions");
            request.syncOptions().forEach(options::add);
        }
        return operation;
    }

    /** What was pushed, not what is there when Argo CD looks; sources that it does not touch keep their revision. */
    private void revisions(ObjectNode application, ObjectNode sync) {
        if (request.push().isEmpty()) {
            return;
        }
        Push push = request.push().get();
        List<JsonNode> sources = Touched.sources(application);
        boolean several = application.path("spec").path("sources").isArray()
                && !application.path("spec").path("sources").isEmpty();
        ArrayNode revisions = JsonNodeFactory.instance.arrayNode();
        for (JsonNode source : sources) {
            String own = source.path("targetRevision").asText("");
            revisions.add(Touched.ref(push, source)
                    .map(Ref::sha)
                    .filter(sha -> !sha.isEmpty())
                    .orElse(own));
        }
        if (several) {
            sync.set("revisions", revisions);
        } else if (!revisions.path(0).asText().isEmpty()) {
            sync.set("revision", revisions.path(0));
        }
    }
}
