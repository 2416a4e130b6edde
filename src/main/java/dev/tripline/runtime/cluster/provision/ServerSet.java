package dev.tripline.runtime.cluster.provision;

import dev.tripline.manifest.eventbus.PersistenceStrategy;
import dev.tripline.runtime.cluster.provision.server.ServerConfig;
import dev.tripline.runtime.cluster.provision.server.StoreSize;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The StatefulSet of the servers, and what of one cannot be changed. Pure. */
final class ServerSet {
    private ServerSet() {}

    /** As it is made. Its mark tells what it was made of. */
    static StatefulSet make(Wanted wanted, PodTemplateSpec pod) {
        Map<String, String> labels = new TreeMap<>(wanted.labels());
        labels.putAll(wanted.names().labels());
        StatefulSetBuilder set = new StatefulSetBuilder()
                .withMetadata(wanted.metadata(wanted.names().statefulSet())
                        .withLabels(labels)
                        .build())
                .withNewSpec()
                .withServiceName(wanted.names().service())
                .withReplicas(ServerConfig.replicas(wanted.spec()))
                // All at once: none is ready before it has found the others.
                .withPodManagementPolicy("Parallel")
                .withNewPersistentVolumeClaimRetentionPolicy("Retain", "Retain")
                .withNewSelector()
                .withMatchLabels(wanted.names().labels())
                .endSelector()
                .withTemplate(pod)
                .withVolumeClaimTemplates(claims(wanted))
                .endSpec();
        String hash = Wanted.hash(List.of(labels, set.buildSpec()));
        return set.editMetadata()
                .addToAnnotations(Marks.SPEC, hash)
                .endMetadata()
                .build();
    }

    private static List<PersistentVolumeClaim> claims(Wanted wanted) {
        return wanted.spec().persistence().stream()
                .map(persistence -> claim(wanted, persistence))
                .toList();
    }

    private static PersistentVolumeClaim claim(Wanted wanted, PersistenceStrategy persistence) {
        PersistentVolumeClaimBuilder claim = new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(wanted.names().volume())
                .endMetadata()
                .withNewSpec()
                .withAccessModes(persistence.accessMode().orElse("ReadWriteOnce"))
                .withVolumeMode("Filesystem")
                .withNewResources()
                .addToRequests("storage", new Quantity(StoreSize.claimed(persistence)))
                .endResources()
                .endSpec();
        persistence
                .storageClassName()
                .ifPresent(name -> claim.editSpec().withStorageClassName(name).endSpec());
        return claim.build();
    }

    /** What Kubernetes does not let anybody change, in words; empty when nothing of that differs. */
    static Optional<String> immovable(StatefulSet found, StatefulSet wanted) {
        var is = found.getSpec();
        var shall = wanted.getSpec();
        if (!Objects.equals(is.getServiceName(), shall.getServiceName())
                || !Objects.equals(
                        is.getSelector().getMatchLabels(), shall.getSelector().getMatchLabels())
                || !Objects.equals(is.getPodManagementPolicy(), shall.getPodManagementPolicy())) {
            return Optional.of("selector, serviceName or podManagementPolicy");
        }
        List<String> before =
                is.getVolumeClaimTemplates().stream().map(ServerSet::shown).toList();
        List<String> after =
                shall.getVolumeClaimTemplates().stream().map(ServerSet::shown).toList();
        return before.equals(after)
                ? Optional.empty()
                : Optional.of("persistence from " + words(before) + " to " + words(after));
    }

    private static String words(List<String> claims) {
        return claims.isEmpty() ? "none" : String.join(", ", claims);
    }

    private static String shown(PersistentVolumeClaim claim) {
        Quantity size = claim.getSpec().getResources().getRequests().get("storage");
        String storageClass = Optional.ofNullable(claim.getSpec().getStorageClassName())
                .map(name -> " of class " + name)
                .orElse("");
        return claim.getMetadata().getName() + " with "
                + Quantity.getAmountInBytes(size).stripTrailingZeros().toPlainString() + " bytes "
                + String.join("+", claim.getSpec().getAccessModes()) + storageClass;
    }

    /** The one that is there, with all that can be changed as it should be. */
    static StatefulSet changed(StatefulSet found, StatefulSet wanted) {
        return new StatefulSetBuilder(found)
                .editMetadata()
                .addToLabels(wanted.getMetadata().getLabels())
                .removeFromAnnotations(Marks.ADOPTED)
                .addToAnnotations(wanted.getMetadata().getAnnotations())
                .withOwnerReferences(wanted.getMetadata().getOwnerReferences())
                .endMetadata()
                .editSpec()
                .withReplicas(wanted.getSpec().getReplicas())
                .withTemplate(wanted.getSpec().getTemplate())
                .endSpec()
                .build();
    }
}
