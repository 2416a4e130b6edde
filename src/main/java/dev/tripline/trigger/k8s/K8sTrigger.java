package dev.tripline.trigger.k8s;

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
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Creates, updates, patches or deletes an object in Kubernetes. */
@ApplicationScoped
public class K8sTrigger implements KnownTrigger<K8sConfig> {
    private final String namespace;

    @Inject
    public K8sTrigger(@ConfigProperty(name = "tripline.namespace", defaultValue = "default") String namespace) {
        this.namespace = namespace;
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
    public List<Complaint> advice(K8sConfig config) {
        return config.source()
                .flatMap(ArtifactLocation::problem)
                .map(problem -> List.of(new Complaint("source", problem + "; every attempt will fail")))
                .orElse(List.of());
    }

    @Override
    public Request render(K8sConfig config, FiringView view) throws RenderFailure {
        ArtifactLocation source = config.source().orElseThrow();
        if (!source.isHere()) {
            return unread(config, source);
        }
        boolean live = config.editsLiveObject();
        KubernetesObject object = KubernetesObject.fill(source, live ? List.of() : config.parameters(), view);
        ResourceName resource = ResourceName.of(object);
        if (live) {
            checkLive(object, resource);
        }
        String place = object.namespace().isEmpty() ? namespace : object.namespace();
        if (!resource.isClusterWide()) {
            object = object.in(place);
        }
        if (config.operation().equals("create")) {
            object = object.labelled(view.firing());
        }
        return request(begin(config)
                .text("group", resource.group())
                .text("version", resource.version())
                .text("resource", resource.resource())
                .text("namespace", resource.isClusterWide() ? "" : place)
                .text("liveObject", live ? "its parameters are applied to what the cluster has, when it acts" : "")
                .json("object", object.content()));
    }

    private static Summary begin(K8sConfig config) {
        boolean patch = config.operation().equals("patch");
        return new Summary().text("operation", config.operation()).text("patch", patch ? config.patchStrategy() : "");
    }

    private Request unread(K8sConfig config, ArtifactLocation source) throws RenderFailure {
        return request(begin(config)
                .value("source", source.shown())
                .value("parameters", config.parameters().size()));
    }

    private static void checkLive(KubernetesObject object, ResourceName resource) throws RenderFailure {
        if (object.name().isEmpty()) {
            throw new RenderFailure("resource name must be specified for fetching live object");
        }
        if (object.namespace().isEmpty() && !resource.isClusterWide()) {
            throw new RenderFailure("resource namespace must be specified for fetching live object");
        }
    }
}
