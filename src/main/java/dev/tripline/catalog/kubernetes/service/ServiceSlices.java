package dev.tripline.catalog.kubernetes.service;

import dev.tripline.catalog.kubernetes.service.shape.Selection;
import dev.tripline.catalog.kubernetes.service.shape.ServiceWish;
import dev.tripline.catalog.kubernetes.service.shape.Slices;
import dev.tripline.catalog.kubernetes.service.shape.TargetPorts;
import dev.tripline.catalog.kubernetes.voice.Telling;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPortBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the EndpointSlices of Services that select Argo Events' pods. Blocks. Not thread-safe. */
final class ServiceSlices {
    static final String UNKNOWN_PORT = "TargetPortUnknown";

    private final KubernetesClient client;
    private final ClusterServices cluster;
    private final Attempts attempts;
    private final Telling telling;
    private final OwnService own;
    private final Map<String, String> labels;
    /** What was told of a Service, by its uid. */
    private Map<String, String> told = new HashMap<>();

    ServiceSlices(
            KubernetesClient client,
            ClusterServices cluster,
            Attempts attempts,
            Telling telling,
            OwnService own,
            Map<String, String> labels) {
        this.client = client;
        this.cluster = cluster;
        this.attempts = attempts;
        this.telling = telling;
        this.own = own;
        this.labels = labels;
    }

    /** @param without a pod that is about to end */
    void attend(Selection selection, Optional<String> without) {
        List<EndpointSlice> tripline = cluster.tripline();
        Slices slices = new Slices(tripline, without, labels);
        Map<String, EndpointSlice> wanted = new TreeMap<>();
        Map<String, String> notes = new HashMap<>();
        for (Service service : cluster.services()) {
            List<String> sources = selection.by(service);
            if (!sources.isEmpty()) {
                List<EndpointPort> ports = ports(service, sources, selection, notes);
                boolean any = !ports.isEmpty() || service.getSpec().getPorts().isEmpty();
                wanted.putAll(any ? slices.of(service, ports) : Map.of());
                nobody(service, tripline);
            }
        }
        told = notes;
        Map<String, EndpointSlice> there = cluster.ours();
        wanted.forEach((name, slice) -> keep(slice, Optional.ofNullable(there.get(name))));
        there.values().stream()
                .filter(slice -> !wanted.containsKey(slice.getMetadata().getName()))
                .forEach(this::delete);
    }

    private List<EndpointPort> ports(
            Service service, List<String> sources, Selection selection, Map<String, String> notes) {
        TargetPorts targets = selection.ports(sources);
        List<EndpointPort> ports = new ArrayList<>();
        for (ServicePort port : ServiceWish.normal(service.getSpec().getPorts())) {
            Optional<Integer> number = targets.of(port);
            if (number.isEmpty()) {
                unknown(service, port, sources, notes);
                continue;
            }
            ports.add(new EndpointPortBuilder()
                    .withName(Objects.requireNonNullElse(port.getName(), ""))
                    .withProtocol(port.getProtocol())
                    .withPort(number.get())
                    .withAppProtocol(port.getAppProtocol())
                    .build());
        }
        return ports;
    }

    private void unknown(Service service, ServicePort port, List<String> sources, Map<String, String> notes) {
        String note = "port " + port.getPort() + " leads nowhere: its targetPort "
                + port.getTargetPort().getStrVal()
                + " is the name of no port in spec.service and of no event of event source "
                + String.join(", ", sources) + "; write a number";
        String key = service.getMetadata().getUid() + " " + port.getPort();
        notes.put(key, note);
        if (!note.equals(told.get(key))) {
            telling.warn(service, UNKNOWN_PORT, note);
        }
    }

    private void nobody(Service service, List<EndpointSlice> tripline) {
        if (tripline.isEmpty()) {
            attempts.tell(
                    "nobody",
                    "service " + service.getMetadata().getName() + " selects pods of Argo Events and leads nowhere: "
                            + "Tripline's own Service " + own
                            + " has no EndpointSlice; its name can be said by TRIPLINE_SERVICE");
        }
    }

    private void keep(EndpointSlice wanted, Optional<EndpointSlice> there) {
        String name = wanted.getMetadata().getName();
        var slices = client.discovery().v1().endpointSlices();
        if (there.isEmpty()) {
            attempts.write(
                    "",
                    "create endpointslices",
                    name,
                    () -> slices.resource(wanted).create());
            return;
        }
        Slices.mended(there.get(), wanted)
                .ifPresent(mended -> attempts.write(
                        "",
                        "update endpointslices",
                        name,
                        () -> slices.resource(mended).update()));
    }

    private void delete(EndpointSlice there) {
        attempts.write(
                "",
                "delete endpointslices",
                there.getMetadata().getName(),
                () -> client.discovery().v1().endpointSlices().resource(there).delete());
    }
}
