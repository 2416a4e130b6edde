package dev.tripline.catalog.kubernetes.service.shape;

import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.discovery.v1.Endpoint;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointPort;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The EndpointSlices that lead a Service to Tripline's pods, beside those of Kubernetes: one for each family of addresses, the
 * endpoints being those of Tripline's own Service, in the condition that they are in there. Pure.
 */
public final class Slices {
    public static final String MANAGED_BY = "endpointslice.kubernetes.io/managed-by";
    public static final String MANAGER = "events.tripline.dev";
    private static final String BUS = "events.tripline.dev/event-bus";
    public static final String SERVICE = "kubernetes.io/service-name";
    private static final String HEADLESS = "service.kubernetes.io/headless";
    private static final List<String> FAMILIES = List.of("IPv4", "IPv6");
    /** What an EndpointSlice may hold. */
    private static final int MOST = 1_000;

    private final Collection<EndpointSlice> tripline;
    private final Optional<String> without;
    private final Map<String, String> labels;

    /**
     * @param tripline those of Tripline's own Service
     * @param without a pod that is about to end
     * @param labels by which we know ours
     */
    public Slices(Collection<EndpointSlice> tripline, Optional<String> without, Map<String, String> labels) {
        this.tripline = List.copyOf(tripline);
        this.without = without;
        this.labels = Map.copyOf(labels);
    }

    /** How slices of one Tripline are told from those of others. */
    public static Map<String, String> labels(String bus) {
        boolean fits = bus.length() <= 63;
        return Map.of(MANAGED_BY, MANAGER, BUS, fits ? bus : Integer.toHexString(bus.hashCode()));
    }

    /** By name. */
    public Map<String, EndpointSlice> of(Service service, List<EndpointPort> ports) {
        Map<String, EndpointSlice> slices = new TreeMap<>();
        List<String> wanted = Objects.requireNonNullElse(service.getSpec().getIpFamilies(), List.of());
        for (String family : FAMILIES) {
            List<EndpointSlice> same = tripline.stream()
                    .filter(slice -> family.equals(slice.getAddressType()))
                    .toList();
            if (!same.isEmpty() && (wanted.isEmpty() || wanted.contains(family))) {
                EndpointSlice slice = slice(service, family, ports, endpoints(same));
                slices.put(slice.getMetadata().getName(), slice);
            }
        }
        return slices;
    }

    private List<Endpoint> endpoints(List<EndpointSlice> slices) {
        Map<List<String>, Endpoint> byAddress = new HashMap<>();
        slices.stream()
                .flatMap(slice -> Objects.requireNonNullElse(slice.getEndpoints(), List.<Endpoint>of()).stream())
                .filter(endpoint -> without.isEmpty() || !without.get().equals(pod(endpoint)))
                .forEach(endpoint -> byAddress.merge(endpoint.getAddresses(), endpoint, Slices::better));
        return byAddress.values().stream()
                .sorted(Comparator.comparing(endpoint -> String.join(",", endpoint.getAddresses())))
                .limit(MOST)
                .map(Slices::plain)
                .toList();
    }

    /** While Kubernetes moves an endpoint between its slices, it may be in two. */
    private static Endpoint better(Endpoint one, Endpoint other) {
        return isReady(other) && !isReady(one) ? other : one;
    }

    private static boolean isReady(Endpoint endpoint) {
        return endpoint.getConditions() == null
                || !Boolean.FALSE.equals(endpoint.getConditions().getReady());
    }

    private static String pod(Endpoint endpoint) {
        return endpoint.getTargetRef() == null
                ? ""
                : Objects.requireNonNullElse(endpoint.getTargetRef().getName(), "");
    }

    /** Hints are about the Service that they were made for. */
    private static Endpoint plain(Endpoint endpoint) {
        EndpointBuilder plain = new EndpointBuilder()
                .withAddresses(endpoint.getAddresses())
                .withConditions(endpoint.getConditions())
                .withNodeName(endpoint.getNodeName())
                .withZone(endpoint.getZone());
        if (endpoint.getTargetRef() != null) {
            plain.withTargetRef(new ObjectReferenceBuilder(endpoint.getTargetRef())
                    .withResourceVersion(null)
                    .withFieldPath(null)
                    .build());
        }
        return plain.build();
    }

    private EndpointSlice slice(Service service, String family, List<EndpointPort> ports, List<Endpoint> endpoints) {
        String name = service.getMetadata().getName();
        Map<String, String> all = new HashMap<>(labels);
        all.put(SERVICE, name);
        if ("None".equals(service.getSpec().getClusterIP())) {
            all.put(HEADLESS, "");
        }
        return new EndpointSliceBuilder()
                .withNewMetadata()
                .withNamespace(service.getMetadata().getNamespace())
                .withName(name + "-tripline-" + family.toLowerCase(Locale.ROOT))
                .withLabels(all)
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion("v1")
                        .withKind("Service")
                        .withName(name)
                        .withUid(service.getMetadata().getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withAddressType(family)
                .withPorts(new ArrayList<>(ports))
                .withEndpoints(endpoints)
                .build();
    }

    /** What has to be written to make the one that is there as it should be; empty when it is. */
    public static Optional<EndpointSlice> mended(EndpointSlice there, EndpointSlice wanted) {
        Map<String, String> labels = new HashMap<>(there.getMetadata().getLabels());
        labels.putAll(wanted.getMetadata().getLabels());
        EndpointSlice mended = new EndpointSliceBuilder(there)
                .editMetadata()
                .withLabels(labels)
                .withOwnerReferences(wanted.getMetadata().getOwnerReferences())
                .endMetadata()
                .withPorts(wanted.getPorts())
                .withEndpoints(wanted.getEndpoints())
                .build();
        return mended.equals(there) ? Optional.empty() : Optional.of(mended);
    }
}
