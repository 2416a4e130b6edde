package dev.tripline.runtime.cluster.provision;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.eventbus.ContainerTemplate;
import dev.tripline.manifest.pod.Metadata;
import dev.tripline.manifest.pod.Placement;
import dev.tripline.manifest.text.NodeJson;
import dev.tripline.runtime.cluster.provision.server.BusNames;
import dev.tripline.runtime.cluster.provision.server.ServerConfig;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import io.fabric8.kubernetes.api.model.LocalObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A pod of the bus: what the EventBus says about its place, and where it says nothing, what the restricted standard wants. Pure. */
final class ServerPod {
    /** Nobody else's. */
    private static final long USER = 10_002;

    private static final long GRACE_SECONDS = 60;

    private final Wanted wanted;
    private final String image;
    private final String configHash;

    /** @param configHash changes with the configuration, and makes new pods */
    ServerPod(Wanted wanted, String image, String configHash) {
        this.wanted = wanted;
        this.image = image;
        this.configHash = configHash;
    }

    PodTemplateSpec template() {
        Placement place = wanted.spec().placement();
        Metadata said = place.metadata().orElse(new Metadata(Map.of(), Map.of()));
        Map<String, String> labels = new TreeMap<>(said.labels());
        labels.putAll(wanted.names().labels());
        Map<String, String> annotations = new TreeMap<>(said.annotations());
        annotations.put(Marks.CONFIG, configHash);
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .withLabels(labels)
                .withAnnotations(annotations)
                .endMetadata()
                .withSpec(placed(pod(place), place))
                .build();
    }

    private PodSpecBuilder pod(Placement place) {
        return new PodSpecBuilder()
                .withAutomountServiceAccountToken(false)
                .withEnableServiceLinks(false)
                .withTerminationGracePeriodSeconds(GRACE_SECONDS)
                .withSecurityContext(place.securityContext()
                        .map(one -> read(one, PodSecurityContext.class))
                        .orElseGet(ServerPod::restricted))
                .withNodeSelector(place.nodeSelector())
                .withTolerations(place.tolerations().stream()
                        .map(one -> read(one, Toleration.class))
                        .toList())
                .withImagePullSecrets(place.imagePullSecrets().stream()
                        .map(one -> new LocalObjectReferenceBuilder()
                                .withName(one.name())
                                .build())
                        .toList())
                .withContainers(new ServerContainer(wanted, image).container())
                .withVolumes(config(), memory("pid", "1Mi"));
    }

    /** With what may be missing altogether. */
    private PodSpec placed(PodSpecBuilder pod, Placement place) {
        place.priority().ifPresent(pod::withPriority);
        if (!place.priorityClassName().isEmpty()) {
            pod.withPriorityClassName(place.priorityClassName());
        }
        if (!place.serviceAccountName().isEmpty()) {
            pod.withServiceAccountName(place.serviceAccountName());
        }
        if (place.affinity().isPresent()) {
            pod.withAffinity(read(place.affinity().get(), Affinity.class));
        } else {
            pod.withTopologySpreadConstraints(spread("topology.kubernetes.io/zone"), spread("kubernetes.io/hostname"));
        }
        if (wanted.spec().persistence().isEmpty()) {
            pod.addNewVolume()
                    .withName(ServerContainer.MEMORY_OF_POD)
                    .withNewEmptyDir()
                    .endEmptyDir()
                    .endVolume();
        }
        return pod.build();
    }

    static <T> T read(Node.Obj said, Class<T> type) {
        return Serialization.unmarshal(NodeJson.write(said), type);
    }

    private static PodSecurityContext restricted() {
        return new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withNewSeccompProfile()
                .withType("RuntimeDefault")
                .endSeccompProfile()
                .build();
    }

    private TopologySpreadConstraint spread(String over) {
        return new TopologySpreadConstraintBuilder()
                .withMaxSkew(1)
                .withTopologyKey(over)
                .withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector()
                .withMatchLabels(wanted.names().labels())
                .endLabelSelector()
                .build();
    }

    private static Volume memory(String name, String size) {
        return new VolumeBuilder()
                .withName(name)
                .withNewEmptyDir()
                .withMedium("Memory")
                .withNewSizeLimit(size)
                .endEmptyDir()
                .build();
    }

    /** At the places that {@link ServerConfig} names; the same as in Argo Events' pods. */
    private Volume config() {
        BusNames names = wanted.names();
        Map<String, String> files = new TreeMap<>(Map.of(
                "auth", "auth.conf",
                "private-key", "server-key.pem",
                "cert", "server-cert.pem",
                "ca-cert", "ca-cert.pem",
                "cluster-private-key", "cluster-server-key.pem",
                "cluster-cert", "cluster-server-cert.pem",
                "cluster-ca-cert", "cluster-ca-cert.pem"));
        List<KeyToPath> items = files.entrySet().stream()
                .map(entry -> new KeyToPathBuilder()
                        .withKey(entry.getKey())
                        .withPath(entry.getValue())
                        .build())
                .toList();
        return new VolumeBuilder()
                .withName("config-volume")
                .withNewProjected()
                .addNewSource()
                .withNewConfigMap()
                .withName(names.configMap())
                .addNewItem(BusObjects.CONFIG_KEY, null, "nats-js.conf")
                .endConfigMap()
                .endSource()
                .addNewSource()
                .withNewSecret()
                .withName(names.serverSecret())
                .withItems(items)
                .endSecret()
                .endSource()
                .endProjected()
                .build();
    }

    static ContainerTemplate said(Wanted wanted) {
        return wanted.spec().containerTemplate().orElse(new ContainerTemplate(Optional.empty(), "", Optional.empty()));
    }
}
