package dev.tripline.trigger.argocd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.Right;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.event.Event;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.argocd.ArgocdConfig.PushSource;
import dev.tripline.trigger.artifact.ActionMark;
import dev.tripline.trigger.cluster.Acting;
import dev.tripline.trigger.cluster.ApiObjects;
import dev.tripline.trigger.cluster.Json;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refreshes or syncs Applications of Argo CD. */
@ApplicationScoped
public class ArgocdTrigger implements TriggerKind<ArgocdConfig, ArgocdRequest> {
    /** How long one attempt waits for an operation that runs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String namespace;
    private final Cluster cluster;
    private final Duration patience;

    @Inject
    public ArgocdTrigger(
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace, Cluster cluster) {
        this(namespace, cluster, PATIENCE);
    }

    ArgocdTrigger(String namespace, Cluster cluster, Duration patience) {
        this.namespace = namespace;
        this.cluster = cluster;
        this.patience = patience;
    }

    @Override
    public String identity() {
        return "The action's id is an annotation of the operation, and a refresh is the same however often it is asked for.";
    }

    @Override
    public Class<ArgocdConfig> config() {
        return ArgocdConfig.class;
    }

    @Override
    public Optional<String> unserved() {
        return cluster.missing();
    }

    @Override
    public List<Right> needs(ArgocdConfig config) {
        String place = config.namespace().isEmpty() ? namespace : config.namespace();
        List<Right> rights = new ArrayList<>();
        // Known by its name it is not looked for; a name that an event gives is not known before.
        boolean known = !config.name().isEmpty()
                && config.selector().isEmpty()
                && config.parameters().isEmpty();
        for (String verb : known ? List.of("get", "patch") : List.of("get", "list", "patch")) {
            rights.add(new Right(verb, Applications.RESOURCE.group(), Applications.RESOURCE.plural(), place)
                    .named(known ? config.name() : ""));
        }
        return rights;
    }

    @Override
    public ArgocdRequest render(ArgocdConfig config, FiringView view) throws RenderFailure {
        Optional<Push> push =
                config.push().isPresent() ? Optional.of(push(config.push().get(), view)) : Optional.empty();
        String place = config.namespace().isEmpty() ? namespace : config.namespace();
        String labels = new TreeMap<>(config.selector())
                .entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(","));
        Summary summary = new Summary()
                .text("operation", config.operation())
                .text("namespace", place)
                .text("name", config.name())
                .text("selector", labels);
        push.ifPresent(one -> summary.value("push", shown(one)));
        if (config.syncs()) {
            summary.value("prune", config.prune())
                    .value("dryRun", config.dryRun())
                    .value("syncOptions", config.syncOptions());
        }
        return new ArgocdRequest(
                config.operation(),
                new ServiceAccount(namespace, view.account()),
                place,
                config.name(),
                labels,
                push,
                config.prune(),
                config.dryRun(),
                config.syncOptions(),
                ActionMark.of(view.firing()),
                "tripline: sensor " + view.firing().sensor() + ", trigger "
                        + view.firing().trigger(),
                summary.members());
    }

    private static Push push(PushSource source, FiringView view) throws RenderFailure {
        if (source.dependencyName().isEmpty()) {
            Push.Ref ref = new Push.Ref(source.revision(), source.sha());
            Optional<List<String>> files = source.files().isEmpty() ? Optional.empty() : Optional.of(source.files());
            List<String> repositories = List.of(GitUrl.normal(source.repository()));
            return new Push(
                    repositories, List.of(ref), true, files, view.firing().at());
        }
        Event event = view.event(source.dependencyName())
                .orElseThrow(() -> new RenderFailure(
                        "the dependency '" + source.dependencyName() + "' took no part, so there is no push"));
        JsonNode data = Json.object(view.data(source.dependencyName(), event).text());
        Instant at = event.time().orElse(view.firing().at());
        return PushReader.read(data, at);
    }

    private static Map<String, Object> shown(Push push) {
        Summary summary = new Summary()
                .value("repositories", push.repositories())
                .value(
                        "refs",
                        push.refs().stream()
                                .map(ref -> ref.name() + " " + ref.sha())
                                .toList());
        push.files()
                .ifPresentOrElse(
                        files -> summary.value("files", files.stream().limit(50).toList()),
                        () -> summary.text("files", "unknown: every Application of the repository is meant"));
        return summary.members();
    }

    @Override
    public Uni<Outcome> act(ArgocdRequest request) {
        return Acting.onOwnThread(() -> {
            Optional<ApiServer> server = cluster.server();
            if (server.isEmpty()) {
                return new Outcome.Rejected(
                        "the trigger kind argocd " + cluster.missing().orElse("acts in a cluster"));
            }
            ApiObjects objects = new ApiObjects(server.get(), request.account());
            return new Applications(request, objects, patience).run();
        });
    }
}
