package dev.tripline.catalog.kubernetes.service;

import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.service.shape.Slices;
import dev.tripline.client.kubernetes.watch.Followed;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The Services of one namespace, the EndpointSlices that we made there, and those of Tripline's own Service, as the API server has
 * them; followed as {@link ArgoObjects} are. Thread-safe.
 */
final class ClusterServices implements AutoCloseable {
    private final OwnService own;
    private final String namespace;
    private final Followed<Service> services;
    private final Followed<EndpointSlice> ours;
    private final Followed<EndpointSlice> tripline;
    private final Runnable onChange;
    private final Consumer<String> trouble;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /**
     * Begins to watch. Returns at once.
     *
     * @param labels of the slices that are ours
     * @param trouble hears in a sentence why something cannot be read, each reason once
     * @param onChange called on a thread of the client: must not block
     */
    ClusterServices(
            KubernetesClient client,
            String namespace,
            OwnService own,
            Map<String, String> labels,
            Consumer<String> trouble,
            Runnable onChange) {
        this.own = own;
        this.namespace = namespace;
        this.trouble = trouble;
        this.onChange = onChange;
        var slices = client.discovery().v1().endpointSlices();
        this.services = follow(client.services().inNamespace(namespace), "services in namespace " + namespace);
        this.ours =
                follow(slices.inNamespace(namespace).withLabels(labels), "endpointslices in namespace " + namespace);
        this.tripline = follow(
                slices.inNamespace(own.namespace()).withLabel(Slices.SERVICE, own.name()),
                "endpointslices in namespace " + own.namespace());
    }

    private <T extends HasMetadata> Followed<T> follow(FilterWatchListDeletable<T, ?, ?> where, String what) {
        return new Followed<>(where, onChange, failure -> tell(what + " cannot be read: ", failure));
    }

    private void tell(String what, Throwable failure) {
        String sentence = what + ArgoObjects.reason(failure);
        if (told.add(sentence)) {
            trouble.accept(sentence + "; Services are not looked after until they can");
        }
    }

    /** Looks whether changes are still heard of; about once a second. May block for a few requests when they are not. */
    void listen(Instant now) {
        Stream.of(services, ours, tripline)
                .flatMap(one -> one.look(now).stream())
                .forEach(failure -> tell("services or their endpoints cannot be read any more: ", failure));
    }

    boolean isSynced() {
        return services.isSynced() && ours.isSynced() && tripline.isSynced();
    }

    /** By name. */
    List<Service> services() {
        return services.all().stream()
                .sorted(Comparator.comparing(service -> service.getMetadata().getName()))
                .toList();
    }

    Optional<Service> service(String name) {
        return services.get(namespace + "/" + name);
    }

    /** What selects Tripline's pods; empty when they are elsewhere, or nobody says. */
    Map<String, String> pods() {
        return Stream.of(own)
                .filter(service -> service.namespace().equals(namespace))
                .flatMap(service -> service(service.name()).stream())
                .map(service -> Objects.requireNonNullElse(service.getSpec().getSelector(), Map.<String, String>of()))
                .findFirst()
                .orElse(Map.of());
    }

    /** Those of Tripline's own Service, made by whomever but us. */
    List<EndpointSlice> tripline() {
        return tripline.all().stream()
                .filter(slice ->
                        !Slices.MANAGER.equals(slice.getMetadata().getLabels().get(Slices.MANAGED_BY)))
                .sorted(Comparator.comparing(slice -> slice.getMetadata().getName()))
                .toList();
    }

    Map<String, EndpointSlice> ours() {
        Map<String, EndpointSlice> byName = new HashMap<>();
        ours.all().forEach(slice -> byName.put(slice.getMetadata().getName(), slice));
        return byName;
    }

    @Override
    public void close() {
        services.close();
        ours.close();
        tripline.close();
    }
}
