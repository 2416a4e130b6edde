package dev.tripline.catalog.kubernetes.service.shape;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The Service of one event source as it should be. One that is there stays the object that it is, with its address, and with
 * Argo Events' selector if it has that; a new one selects Tripline's pods. Pure.
 */
public final class SourceService {
    private static final String TYPE = "ClusterIP";

    private final GenericKubernetesResource source;
    private final String name;

    public SourceService(GenericKubernetesResource source) {
        this.source = source;
        this.name = source.getMetadata().getName();
    }

    /** Whether it was made for this event source, or for one of its name that is gone, by whomever. */
    public boolean isOurs(Service there) {
        Map<String, String> labels =
                Objects.requireNonNullElse(there.getMetadata().getLabels(), Map.of());
        return labels.entrySet().containsAll(ArgoPods.labels(name).entrySet());
    }

    /** Whether it goes when the event source goes. */
    public boolean isOwned(Service there) {
        return owners(there.getMetadata()).stream()
                .anyMatch(owner -> source.getMetadata().getUid().equals(owner.getUid()));
    }

    /** What stands in the way of an address that was asked for: those of Services cannot be changed. */
    public Optional<String> otherAddress(ServiceWish wish, Service there) {
        String address = Objects.requireNonNullElse(there.getSpec().getClusterIP(), "");
        return wish.clusterIP().isEmpty() || wish.clusterIP().equals(address)
                ? Optional.empty()
                : Optional.of("service " + there.getMetadata().getName() + " has the clusterIP " + address
                        + ", which cannot be changed to " + wish.clusterIP()
                        + "; once it is deleted it is made with that");
    }

    /**
     * @param there the one that there is
     * @param ports for names
     * @param pods by what Tripline's own Service selects; empty when that is not known
     */
    public Service wanted(ServiceWish wish, Optional<Service> there, TargetPorts ports, Map<String, String> pods) {
        Service base = there.orElseGet(() -> blank(wish));
        Map<String, String> labels = merged(base.getMetadata().getLabels(), wish.labels());
        labels.putAll(ArgoPods.labels(name));
        return new ServiceBuilder(base)
                .editMetadata()
                .withLabels(labels)
                .withAnnotations(merged(base.getMetadata().getAnnotations(), wish.annotations()))
                .withOwnerReferences(owned(base))
                .endMetadata()
                .editSpec()
                .withType(TYPE)
                .withSelector(selector(base.getSpec(), pods))
                .withPorts(
                        wish.ports().stream().map(port -> numbered(port, ports)).toList())
                .endSpec()
                .build();
    }

    /** Whether nothing has to be written. */
    public static boolean same(Service there, Service wanted) {
        Service normal = new ServiceBuilder(there)
                .editSpec()
                .withPorts(ServiceWish.normal(there.getSpec().getPorts()))
                .endSpec()
                .build();
        return normal.getSpec().equals(wanted.getSpec())
                && labels(normal).equals(labels(wanted))
                && annotations(normal).equals(annotations(wanted))
                && owners(normal.getMetadata()).equals(owners(wanted.getMetadata()));
    }

    private static Map<String, String> labels(Service service) {
        return merged(service.getMetadata().getLabels(), Map.of());
    }

    private static Map<String, String> annotations(Service service) {
        return merged(service.getMetadata().getAnnotations(), Map.of());
    }

    private Service blank(ServiceWish wish) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(source.getMetadata().getNamespace())
                .withName(ArgoPods.service(name))
                .endMetadata()
                .withNewSpec()
                .withClusterIP(wish.clusterIP().isEmpty() ? null : wish.clusterIP())
                .endSpec()
                .build();
    }

    /** Argo Events' selector stays, so that its pods can serve beside ours, and can again. */
    private Map<String, String> selector(ServiceSpec there, Map<String, String> pods) {
        Map<String, String> now = Objects.requireNonNullElse(there.getSelector(), Map.of());
        Map<String, String> argo = ArgoPods.labels(name);
        boolean argos = name.equals(now.get(ArgoPods.SOURCE)) && argo.entrySet().containsAll(now.entrySet());
        if (argos || !now.isEmpty() && pods.isEmpty()) {
            return now;
        }
        return pods.isEmpty() ? argo : pods;
    }

    private static ServicePort numbered(ServicePort port, TargetPorts ports) {
        return ports.of(port)
                .map(number -> new ServicePortBuilder(port)
                        .withTargetPort(new IntOrString(number))
                        .build())
                .orElse(port);
    }

    private List<OwnerReference> owned(Service there) {
        if (isOwned(there)) {
            return owners(there.getMetadata());
        }
        List<OwnerReference> owners = new ArrayList<>(owners(there.getMetadata()));
        owners.removeIf(owner -> Boolean.TRUE.equals(owner.getController()));
        owners.add(new OwnerReferenceBuilder()
                .withApiVersion(source.getApiVersion())
                .withKind(source.getKind())
                .withName(name)
                .withUid(source.getMetadata().getUid())
                .withController(true)
                .build());
        return owners;
    }

    private static List<OwnerReference> owners(ObjectMeta metadata) {
        return Objects.requireNonNullElse(metadata.getOwnerReferences(), List.of());
    }

    private static Map<String, String> merged(
            @org.jspecify.annotations.Nullable Map<String, String> there, Map<String, String> wish) {
        Map<String, String> all = new HashMap<>(there == null ? Map.of() : there);
        all.putAll(wish);
        return all;
    }
}
