package dev.tripline.trigger.argocd;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.client.kubernetes.ApiResource;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.artifact.ActionMark;
import dev.tripline.trigger.cluster.Acting;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.Stopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One attempt of the kind argocd: finds the Applications and asks each for what is wanted. Blocks. */
final class Applications {
    static final ApiResource RESOURCE = new ApiResource("argoproj.io", "v1alpha1", "applications", true);
    static final String REFRESH = "argocd.argoproj.io/refresh";
    private static final String MERGE = "application/merge-patch+json";
    private static final int SHOWN = 10;

    private final ArgocdRequest request;
    private final ApiObjects objects;
    private final Duration patience;

    Applications(ArgocdRequest request, ApiObjects objects, Duration patience) {
        this.request = request;
        this.objects = objects;
        this.patience = patience;
    }

    Outcome run() throws Stopped, RenderFailure, InterruptedException {
        if (request.push().filter(push -> push.refs().isEmpty()).isPresent()) {
            return new Outcome.Done("nothing to do: what was pushed is a deletion");
        }
        List<String> done = new ArrayList<>();
        List<Outcome> failed = new ArrayList<>();
        for (ObjectNode application : found()) {
            String name = application.path("metadata").path("name").asText();
            try {
                done.add(name + ": "
                        + (request.operation().equals(ArgocdConfig.SYNC)
                                ? new Sync(request, objects, patience).run(name)
                                : refresh(name)));
            } catch (Stopped e) {
                failed.add(e.outcome());
            }
        }
        return verdict(done, failed);
    }

    private List<ObjectNode> found() throws Stopped, InterruptedException {
        List<ObjectNode> all;
        if (!request.name().isEmpty() && request.labels().isEmpty()) {
            Optional<ObjectNode> one = objects.find(RESOURCE, request.namespace(), request.name());
            all = List.of(one.orElseThrow(
                    () -> Stopped.rejected("there is no Application " + request.namespace() + "/" + request.name())));
        } else {
            all = objects.list(RESOURCE, request.namespace(), request.labels());
        }
        return all.stream()
                .filter(one -> request.name().isEmpty()
                        || one.path("metadata").path("name").asText().equals(request.name()))
                .filter(one -> request.push().map(push -> Touched.by(push, one)).orElse(true))
                .toList();
    }

    private String refresh(String name) throws Stopped, RenderFailure, InterruptedException {
        String wanted = request.operation().equals(ArgocdConfig.HARD) ? "hard" : "normal";
        return Acting.despiteConflicts(() -> {
            Optional<ObjectNode> application = objects.find(RESOURCE, request.namespace(), name);
            if (application.isEmpty()) {
                return "gone meanwhile";
            }
            ObjectNode there = application.get();
            if (annotation(there, ActionMark.KEY).equals(request.mark())) {
                return "refreshed by an earlier attempt";
            }
            // A refresh that is asked for and not begun must not become a lesser one.
            boolean harder = annotation(there, REFRESH).equals("hard");
            ObjectNode patch = JsonNodeFactory.instance.objectNode();
            ObjectNode metadata = patch.putObject("metadata");
            metadata.put(
                    "resourceVersion",
                    there.path("metadata").path("resourceVersion").asText());
            metadata.putObject("annotations")
                    .put(REFRESH, harder ? "hard" : wanted)
                    .put(ActionMark.KEY, request.mark());
            objects.patch(RESOURCE, request.namespace(), name, MERGE, patch);
            return "refresh";
        });
    }

    static String annotation(ObjectNode application, String key) {
        return application.path("metadata").path("annotations").path(key).asText("");
    }

    /** What may yet succeed counts before what cannot. */
    private Outcome verdict(List<String> done, List<Outcome> failed) {
        if (failed.isEmpty()) {
            return new Outcome.Done(done.isEmpty() ? "no Application is meant" : brief(done));
        }
        return failed.stream()
                .filter(outcome -> !(outcome instanceof Outcome.Rejected))
                .findFirst()
                .orElseGet(() -> new Outcome.Rejected(
                        brief(failed.stream().map(Outcome::detail).toList())));
    }

    private static String brief(List<String> lines) {
        String shown = String.join("; ", lines.subList(0, Math.min(SHOWN, lines.size())));
        return lines.size() > SHOWN ? shown + "; and " + (lines.size() - SHOWN) + " more" : shown;
    }
}
