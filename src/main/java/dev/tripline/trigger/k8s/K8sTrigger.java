package dev.tripline.trigger.k8s;

import dev.tripline.client.kubernetes.ApiServer;
import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.Right;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.event.Outcome;
import dev.tripline.manifest.binding.Complaints.Complaint;
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
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Creates, updates, patches or deletes an object in Kubernetes. An object that it creates has a name and a label of the action,
 * so a repeated attempt finds it.
 */
@ApplicationScoped
public class K8sTrigger implements TriggerKind<K8sConfig, K8sRequest> {
    private static final String LOST = "when an answer was lost";

    private final String namespace;
    private final Cluster cluster;
    private final ArtifactReader artifacts;

    @Inject
    public K8sTrigger(
            @ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace,
            Cluster cluster,
            ArtifactReader artifacts) {
        this.namespace = namespace;
        this.cluster = cluster;
        this.artifacts = artifacts;
    }

    @Override
    public String identity() {
        return "The action's id is a label of what is created, and the name that generateName leads to is made of it.";
    }

    @Override
    public Class<K8sConfig> config() {
        return K8sConfig.class;
    }

    @Override
    public int precedence() {
        return 10;
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
    public List<Complaint> advice(K8sConfig config) {
        return config.source().map(ArtifactLocation::advice).orElse(List.of());
    }

    @Override
    public List<Right> needs(K8sConfig config) {
        Optional<KubernetesObject> object =
                config.source().flatMap(ArtifactLocation::here).map(KubernetesObject::new);
        if (object.isEmpty()) {
            return List.of();
        }
        ResourceName name = ResourceName.of(object.get());
        String own = object.get().namespace();
        String place = name.isClusterWide() ? "" : own.isEmpty() ? namespace : own;
        // A name that an event gives is not known before.
        boolean edited = config.parameters().stream()
                .anyMatch(parameter -> parameter.dest().text().startsWith("metadata"));
        String one = edited ? "" : object.get().name();
        Function<String, Right> right = verb -> new Right(verb, name.group(), name.resource(), place);
        return switch (config.operation()) {
            case "update", "patch" ->
                List.of(
                        right.apply("get").named(one),
                        right.apply(config.operation()).named(one),
                        right.apply("create").when("where it is not there"));
            case "delete" -> List.of(right.apply("delete").named(one));
            default -> List.of(right.apply("create"), right.apply("get").when(LOST));
        };
    }

    @Override
    public K8sRequest render(K8sConfig config, FiringView view) throws RenderFailure {
        ArtifactLocation source = config.source().orElseThrow();
        boolean live = config.editsLiveObject();
        K8sRequest.Fill fill =
                object -> completed(config, KubernetesObject.fill(object, config.parameters(), view), view);
        if (!source.isHere()) {
            Summary summary = begin(config)
                    .value("source", source.shown())
                    .value("parameters", config.parameters().size());
            return request(config, view, Optional.of(source), Optional.empty(), fill, summary);
        }
        KubernetesObject object = KubernetesObject.fill(source, live ? List.of() : config.parameters(), view);
        if (live) {
            checkLive(object);
        }
        object = completed(config, object, view);
        ResourceName resource = ResourceName.of(object);
        Summary summary = begin(config)
                .text("group", resource.group())
                .text("version", resource.version())
                .text("resource", resource.resource())
                .text("namespace", resource.isClusterWide() ? "" : object.namespace())
                .text("liveObject", live ? "its parameters are applied to what the cluster has, when it acts" : "")
                .json("object", object.content());
        return request(config, view, Optional.empty(), Optional.of(object), fill, summary);
    }

    private K8sRequest request(
            K8sConfig config,
            FiringView view,
            Optional<ArtifactLocation> source,
            Optional<KubernetesObject> object,
            K8sRequest.Fill fill,
            Summary summary) {
        return new K8sRequest(
                config.operation(),
                config.patchStrategy(),
                new ServiceAccount(namespace, view.account()),
                source,
                object,
                fill,
                config.editsLiveObject(),
                view.labels(),
                ActionMark.of(view.firing()),
                summary.members());
    }

    /** In its namespace, and, where it is created, with its labels and its name. */
    private KubernetesObject completed(K8sConfig config, KubernetesObject object, FiringView view)
            throws RenderFailure {
        KubernetesObject completed = object;
        if (!ResourceName.of(object).isClusterWide()) {
            completed = completed.in(object.namespace().isEmpty() ? namespace : object.namespace());
        }
        return config.operation().equals("create")
                ? completed.labelled(view.firing()).named(view.firing())
                : completed;
    }

    private static Summary begin(K8sConfig config) {
        boolean patch = config.operation().equals("patch");
        return new Summary().text("operation", config.operation()).text("patch", patch ? config.patchStrategy() : "");
    }

    private static void checkLive(KubernetesObject object) throws RenderFailure {
        if (object.name().isEmpty()) {
            throw new RenderFailure("resource name must be specified for fetching live object");
        }
        if (object.namespace().isEmpty() && !ResourceName.of(object).isClusterWide()) {
            throw new RenderFailure("resource namespace must be specified for fetching live object");
        }
    }

    @Override
    public Uni<Outcome> act(K8sRequest request) {
        return Acting.onOwnThread(() -> {
            Optional<ApiServer> server = cluster.server();
            if (server.isEmpty()) {
                return new Outcome.Rejected(
                        "the trigger kind k8s " + cluster.missing().orElse("acts in a cluster"));
            }
            KubernetesObject object = request.object().isPresent()
                    ? request.object().get()
                    : request.fill().of(artifacts.read(request.source().orElseThrow()));
            return new ObjectAction(request, object, new ApiObjects(server.get(), request.account())).run();
        });
    }
}
