package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.it.kit.Balancer;
import dev.tripline.it.kit.BusReader;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.InCluster;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RecordingTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two pods are exchanged one after the other, as the Deployment in {@code K8s/} does it, while somebody posts to a Service that was made by hand
 * for Argo Events' pods. The test is the endpoint controller, the kubelets, and the nodes, which follow a second later.
 */
class RollingUpdateIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final String SLICES = "/apis/discovery.k8s.io/v1/namespaces/events/endpointslices";

    @TempDir
    private Path folder;

    private final FakeApiServer server = new FakeApiServer();
    private final RecordingTarget target = RecordingTarget.open();
    private final int hook = Ports.free();
    private final List<InCluster> all = new ArrayList<>();
    /** By the pod's name: its address, and whether it is ready or ending. */
    private final Map<String, String> endpoints = new LinkedHashMap<>();

    private Nats nats;

    @BeforeEach
    void apply() {
        nats = Nats.start(folder.resolve("nats"), 1);
        exoticBus(server, "default", nats.url());
        source(server, "door", "webhook: {in: {port: \"%d\", endpoint: /in, method: POST}}".formatted(hook));
        sensor(
                server,
                "worker",
                ("dependencies: [{name: dep, eventSourceName: door, eventName: in}], triggers: [{template: {name: post,"
                                + " http: {url: '%s', method: POST, payload: [{src: {dependencyName: dep, dataKey: body.n},"
                                + " dest: n}]}}}]")
                        .formatted(target.uri("/done")));
        server.put("{apiVersion: v1, kind: Service, metadata: {name: tripline, namespace: events},"
                + " spec: {selector: {app.kubernetes.io/name: tripline}, ports: [{port: 8420}]}}");
        server.put("{apiVersion: v1, kind: Service, metadata: {name: by-hand, namespace: events},"
                + " spec: {selector: {eventsource-name: door}, ports: [{port: 80, targetPort: %d}]}}".formatted(hook));
    }

    @AfterEach
    void close() {
        all.forEach(InCluster::close);
        target.close();
        nats.close();
        server.close();
    }

    /** What the endpoint controller writes about the pods of Tripline's own Service. */
    private void tell(String pod, String state) {
        endpoints.compute(pod, (name, before) -> state.equals("gone") ? null : state);
        List<String> list = new ArrayList<>();
        endpoints.forEach((name, now) -> {
            boolean ready = now.endsWith(" ready");
            list.add(
                    "{addresses: ['%s'], conditions: {ready: %s, serving: true, terminating: %s}, targetRef: {kind: Pod, namespace: events, name: %s}}"
                            .formatted(now.split(" ")[0], ready, !ready, name));
        });
        server.put(
                "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: tripline-1, namespace: events,"
                        + " labels: {kubernetes.io/service-name: tripline, endpointslice.kubernetes.io/managed-by:"
                        + " endpointslice-controller.k8s.io}}, addressType: IPv4, ports: [{port: 8420, protocol: TCP, name: ''}],"
                        + " endpoints: [" + String.join(", ", list) + "]}");
    }

    private InCluster pod(String name, String address) {
        InCluster pod =
                new InCluster(folder, server, name).at(address).with("QUARKUS_SHUTDOWN_DELAY", DELAY.toSeconds() + "S");
        all.add(pod);
        pod.start();
        pod.awaitReady();
        tell(name, address + " ready");
        return pod;
    }

    private void exchange(InCluster old, String name, String address, String successor) throws InterruptedException {
        tell(name, address + " ending");
        old.terminate();
        old.awaitEnd(SOON);
        tell(name, "gone");
        pod(successor, address);
    }

    /** Where the Service that was made by hand leads now. */
    private List<String> ready() {
        List<String> addresses = new ArrayList<>();
        for (JsonNode slice : server.list(SLICES)) {
            if (slice.at("/metadata/labels/kubernetes.io~1service-name")
                    .asText()
                    .equals("by-hand")) {
                slice.path("endpoints").forEach(endpoint -> {
                    if (endpoint.at("/conditions/ready").asBoolean()) {
                        addresses.add(endpoint.at("/addresses/0").asText() + ":"
                                + slice.at("/ports/0/port").asText());
                    }
                });
            }
        }
        return addresses;
    }

    @Test
    @Timeout(300)
    void nothingThatIsSentMeanwhileIsLostOrRefused() throws Exception {
        InCluster first = pod("tripline-a", "127.0.0.1");
        InCluster second = pod("tripline-b", "127.0.0.2");
        await().atMost(SOON).until(() -> ready().size() == 2);
        try (Balancer sender = Balancer.start(this::ready, "/in", Duration.ofSeconds(1))) {
            await().atMost(SOON).until(() -> sender.taken() > 50);
            exchange(first, "tripline-a", "127.0.0.1", "tripline-c");
            exchange(second, "tripline-b", "127.0.0.2", "tripline-d");
            int until = sender.taken() + 50;
            await().atMost(SOON).until(() -> sender.taken() > until);
            sender.close();
            assertThat(sender.failures()).isEmpty();
            try (BusReader bus = BusReader.of(nats.url())) {
                assertThat(bus.eventIds()).doesNotHaveDuplicates().hasSize(sender.taken());
            }
            await().atMost(SOON).until(() -> target.doneByKey().size() == sender.taken());
            assertThat(target.doneByKey().values()).containsOnly(1L);
            Figures.print(
                    "RollingUpdateIT",
                    "%d posts while both pods were exchanged: all taken in, each acted on once; by address %s"
                            .formatted(sender.taken(), sender.byAddress()));
            assertThat(sender.byAddress()).hasSize(2);
        }
    }
}
