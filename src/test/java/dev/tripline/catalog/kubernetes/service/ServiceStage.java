package dev.tripline.catalog.kubernetes.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoManifests;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.service.shape.ServedSource;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.text.NodeJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** An API server with Tripline's Service on it, and a writer that holds the lease unless it is taken from it. */
final class ServiceStage implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final String SELECTOR = "selector: {eventsource-name: hooks}";
    static final String PORT = "ports: [{port: 80, targetPort: 12000}]";
    static final String SERVICES = "/api/v1/namespaces/events/services/";
    static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/events/endpointslices/";

    final TestCluster server;
    final AtomicBoolean leading = new AtomicBoolean(true);
    final List<String> told = new CopyOnWriteArrayList<>();
    /** Event sources whose newest version is refused, and which had no other. */
    final Set<String> refused = ConcurrentHashMap.newKeySet();

    private final List<AutoCloseable> open = new ArrayList<>();
    private final ArgoObjects objects;

    ServiceStage(TestCluster server) {
        this.server = server;
        server.put("{apiVersion: v1, kind: Service, metadata: {name: tripline, namespace: events},"
                + " spec: {selector: {app: tripline}, ports: [{port: 8420}]}}");
        objects = ArgoObjects.watch(server.client("events"), "events", "default", told::add);
        open.add(objects);
    }

    ServiceWriter writer(String self) {
        ServiceWriter writer = new ServiceWriter(
                server.client("events"),
                objects,
                this::inForce,
                OwnService.of("tripline", "events"),
                leading::get,
                self,
                told::add);
        open.add(writer);
        return writer;
    }

    private Optional<List<ServedSource>> inForce() {
        return Optional.of(objects.present(ArgoKind.EVENT_SOURCE).stream()
                .filter(source -> !refused.contains(source.getMetadata().getName()))
                .map(ServiceStage::served)
                .toList());
    }

    private static ServedSource served(GenericKubernetesResource source) {
        Node.Obj root = (Node.Obj) NodeJson.read(Serialization.asJson(source), Position.NONE);
        Node.Obj spec = (Node.Obj) root.get("spec").orElseThrow();
        Map<String, Integer> ports = spec.get("webhook").stream()
                .flatMap(events -> ((Node.Obj) events).members().entrySet().stream())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        event -> Integer.valueOf(((Node.Text) ((Node.Obj) event.getValue())
                                        .get("port")
                                        .orElseThrow())
                                .value())));
        return new ServedSource(source.getMetadata().getName(), spec, ports);
    }

    /** One that serves one event {@code hook} on port 12000. */
    void source(String name, String more) {
        ArgoManifests.source(
                server,
                name,
                "webhook: {hook: {port: '12000', endpoint: /x, method: POST}}" + (more.isEmpty() ? "" : ", ") + more);
    }

    void service(String name, String spec) {
        server.put("{apiVersion: v1, kind: Service, metadata: {name: %s, namespace: events}, spec: {%s}}"
                .formatted(name, spec));
    }

    /** @param endpoints such as {@code a=10.0.0.1 ready}, or {@code a=10.0.0.1 unready}, {@code ending} */
    void pods(String... endpoints) {
        slice("IPv4", endpoints);
    }

    void slice(String family, String... endpoints) {
        String list =
                java.util.Arrays.stream(endpoints).map(ServiceStage::endpoint).collect(Collectors.joining(", "));
        server.put(
                "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: tripline-%s, namespace: events,"
                                .formatted(family.toLowerCase(java.util.Locale.ROOT))
                        + " labels: {kubernetes.io/service-name: tripline,"
                        + " endpointslice.kubernetes.io/managed-by: endpointslice-controller.k8s.io}},"
                        + " addressType: %s, ports: [{port: 8420, protocol: TCP, name: ''}], endpoints: [%s]}"
                                .formatted(family, list));
    }

    private static String endpoint(String text) {
        String[] parts = text.split("[= ]");
        boolean ready = parts[2].equals("ready");
        boolean ending = parts[2].equals("ending");
        return ("{addresses: ['%s'], conditions: {ready: %s, serving: %s, terminating: %s}, nodeName: n1,"
                        + " targetRef: {kind: Pod, namespace: events, name: %s, uid: u-%s}}")
                .formatted(parts[1], ready, ready || ending, ending, parts[0], parts[0]);
    }

    JsonNode service(String name) {
        return server.get(SERVICES + name).orElseThrow();
    }

    Optional<JsonNode> slice(String service) {
        return server.get(SLICES + service + "-tripline-ipv4");
    }

    /** Such as {@code 10.0.0.1 ready :12000}; empty without a slice. */
    List<String> reached(String service) {
        List<String> all = new ArrayList<>();
        slice(service)
                .ifPresent(slice -> slice.path("endpoints")
                        .forEach(endpoint -> slice.path("ports")
                                .forEach(port -> all.add(endpoint.at("/addresses/0")
                                                .asText()
                                        + (endpoint.at("/conditions/ready").asBoolean() ? " ready :" : " not ready :")
                                        + port.path("port").asInt()))));
        return all;
    }

    /** Asserts that the Service {@code mine} comes to lead there, as {@link #reached} says it. */
    void reaches(String... endpoints) {
        await().atMost(SOON).untilAsserted(() -> assertThat(reached("mine")).containsExactly(endpoints));
    }

    long writes() {
        return server.asked().stream().filter(TestCluster.Asked::isWrite).count();
    }

    /** After whatever is going to happen has happened. */
    void calm() {
        long[] last = {-1};
        await().atMost(SOON).pollInterval(Duration.ofMillis(700)).until(() -> {
            boolean same = last[0] == writes();
            last[0] = writes();
            return same;
        });
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        server.close();
    }
}
