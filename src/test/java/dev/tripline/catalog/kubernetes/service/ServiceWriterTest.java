package dev.tripline.catalog.kubernetes.service;

import static dev.tripline.catalog.kubernetes.service.ServiceStage.SERVICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SLICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoManifests;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.service.shape.ServedSource;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is not read yet, what fails, and what belongs to others. */
@Timeout(90)
class ServiceWriterTest {
    private static final String NAME = "hooks-eventsource-svc";
    private static final String WISH = "service: {ports: [{port: 80, targetPort: 12000}]}";
    private static final ServedSource HOOKS =
            new ServedSource("hooks", Node.Obj.empty(Position.NONE), Map.of("hook", 12_000));

    private final FakeApiServer server = new FakeApiServer();
    private final ServiceStage stage = new ServiceStage(server);

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    /** Led to pod {@code a} by a Tripline before. */
    private void served(String slice, String service, String bus) {
        server.put(
                "{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: %s, namespace: events, labels:"
                                .formatted(slice)
                        + " {endpointslice.kubernetes.io/managed-by: events.tripline.dev, kubernetes.io/service-name:"
                        + " %s, events.tripline.dev/event-bus: %s}}, addressType: IPv4, ports: [{port: 12000, name: ''}],"
                                .formatted(service, bus)
                        + " endpoints: [{addresses: [10.0.0.1], conditions: {ready: true}}]}");
    }

    private ServiceWriter writer(ArgoObjects objects, ServedSources sources, OwnService own) {
        return writer(objects, sources, own, () -> true);
    }

    private ServiceWriter writer(ArgoObjects objects, ServedSources sources, OwnService own, BooleanSupplier leading) {
        return new ServiceWriter(server.client("events"), objects, sources, own, leading, "a", stage.told::add);
    }

    private ArgoObjects objects() {
        return ArgoObjects.watch(server.client("events"), "events", "default", stage.told::add);
    }

    @Test
    void nothing_is_taken_away_before_the_first_manifests_are_in_force() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: hook}]");
        served("mine-tripline-ipv4", "mine", "default");
        AtomicBoolean known = new AtomicBoolean();
        OwnService own = OwnService.of("tripline", "events");
        try (ArgoObjects objects = objects();
                ServiceWriter writer =
                        writer(objects, () -> known.get() ? Optional.of(List.of(HOOKS)) : Optional.empty(), own)) {
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> stage.writes() == 0);
            known.set(true);
            stage.pods("a=10.0.0.1 ready", "b=10.0.0.2 ready");
            writer.look();
            await().atMost(SOON).until(() -> stage.reached("mine").size() == 2);
        }
    }

    @Test
    void nothing_is_taken_away_while_triplines_own_endpoints_cannot_be_read() {
        server.fail(
                Integer.MAX_VALUE,
                500,
                "InternalError",
                request -> request.path().endsWith("/endpointslices")
                        && request.query().contains("service-name"));
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        served("mine-tripline-ipv4", "mine", "default");
        stage.writer("a");
        await().atMost(SOON).until(() -> !stage.told.isEmpty());
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> stage.writes() == 0);
        assertThat(stage.reached("mine")).hasSize(1);
    }

    @Test
    void slices_of_a_tripline_of_another_bus_are_its_own() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        served("theirs-tripline-ipv4", "theirs", "other");
        served("gone-tripline-ipv4", "gone", "default");
        stage.writer("a");
        await().atMost(SOON).until(() -> stage.reached("mine").size() == 1);
        await().atMost(SOON).until(() -> stage.slice("gone").isEmpty());
        stage.calm();
        assertThat(stage.slice("theirs")).isPresent();
    }

    @Test
    void triplines_own_service_may_be_in_another_namespace() {
        server.delete(SERVICES + "tripline");
        server.put("{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: t-1, namespace: system,"
                + " labels: {kubernetes.io/service-name: door}}, addressType: IPv4, ports: [{port: 8420}],"
                + " endpoints: [{addresses: [10.0.0.7], conditions: {ready: true}}]}");
        stage.source("hooks", "");
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        OwnService own = OwnService.of("system/door", "events");
        try (ArgoObjects objects = objects();
                ServiceWriter unused = writer(objects, () -> Optional.of(List.of(HOOKS)), own)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(stage.reached("mine")).containsExactly("10.0.0.7 ready :12000"));
        }
        assertThat(own.toString()).isEqualTo("system/door");
    }

    @Test
    void who_was_faster_is_no_trouble() {
        stage.source("hooks", WISH);
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON).until(() -> server.get(SERVICES + NAME).isPresent());
        server.fail(1, 409, "Conflict", request -> request.method().equals("PUT"));
        long before = stage.writes();
        stage.source("hooks", WISH.replace("80", "81"));
        await().atMost(SOON).until(() -> stage.writes() > before);
        stage.calm();
        assertThat(writer.troubles()).isEmpty();
        assertThat(stage.told).isEmpty();
        writer.look();
        await().atMost(SOON)
                .until(() -> stage.service(NAME).at("/spec/ports/0/port").asInt() == 81);
    }

    @Test
    void what_failed_is_tried_again_within_seconds() {
        server.fail(1, 500, "InternalError", request -> request.method().equals("POST"));
        stage.source("hooks", WISH);
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON).until(() -> writer.troubles().containsKey("hooks"));
        await().atMost(Duration.ofSeconds(15))
                .until(() -> server.get(SERVICES + NAME).isPresent());
        await().atMost(SOON).until(() -> writer.troubles().isEmpty());
    }

    @Test
    void only_what_was_made_for_the_event_source_and_belongs_to_it_is_deleted() {
        stage.source("hooks", "");
        stage.source("more", "");
        String argos = "labels: {controller: eventsource-controller, eventsource-name: hooks, owner-name: hooks}";
        server.put("{apiVersion: v1, kind: Service, metadata: {name: " + NAME + ", namespace: events, " + argos
                + "}, spec: {ports: [{port: 80}]}}");
        String uid = server.get(ArgoManifests.path(ArgoKind.EVENT_SOURCE, "more"))
                .orElseThrow()
                .at("/metadata/uid")
                .asText();
        server.put("{apiVersion: v1, kind: Service, metadata: {name: more-eventsource-svc, namespace: events,"
                + " ownerReferences: [{apiVersion: argoproj.io/v1alpha1, kind: EventSource, name: more, uid: " + uid
                + "}]}, spec: {ports: [{port: 80}]}}");
        stage.writer("a");
        stage.source("third", WISH);
        await().atMost(SOON)
                .until(() -> server.get(SERVICES + "third-eventsource-svc").isPresent());
        stage.calm();
        assertThat(server.get(SERVICES + NAME)).isPresent();
        assertThat(server.get(SERVICES + "more-eventsource-svc")).isPresent();
        assertThat(server.list(SLICES.replaceFirst("/$", ""))).isEmpty();
    }

    @Test
    void one_that_cannot_be_read_is_told_and_keeps_nobody_from_being_served() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "service: {ports: [{port: nonsense}]}");
        stage.source("more", WISH);
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON)
                .until(() -> server.get(SERVICES + "more-eventsource-svc").isPresent());
        await().atMost(SOON).until(() -> stage.reached("mine").size() == 1);
        await().atMost(SOON).untilAsserted(() -> assertThat(writer.troubles()).containsOnlyKeys("hooks"));
        assertThat(stage.told).hasSize(1).first().asString().contains("event source hooks");
    }

    @Test
    void a_lease_that_is_lost_in_the_middle_ends_the_writing_there() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        for (String name : List.of("mine", "second", "third")) {
            stage.service(name, "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        }
        BooleanSupplier untilTheFirst = () -> stage.writes() == 0;
        OwnService own = OwnService.of("tripline", "events");
        try (ArgoObjects objects = objects();
                ServiceWriter writer = writer(objects, () -> Optional.of(List.of(HOOKS)), own, untilTheFirst)) {
            await().atMost(SOON).until(() -> stage.writes() > 0);
            writer.look();
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> stage.writes() == 1);
        }
        assertThat(stage.writes()).isEqualTo(1);
    }

    @Test
    void who_does_not_hold_the_lease_tells_nothing_either() {
        stage.leading.set(false);
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: metrics}]");
        ServiceWriter writer = stage.writer("a");
        writer.look();
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> stage.writes() == 0);
        stage.leading.set(true);
        await().atMost(SOON)
                .until(() -> !server.list("/apis/events.k8s.io/v1/events").isEmpty());
    }

    /** Else pods that are gone would stay for ever, each slice being the reason of the other. */
    @Test
    void what_was_made_for_triplines_own_service_is_no_source_of_endpoints() {
        stage.pods("b=10.0.0.2 ready");
        served("tripline-tripline-ipv4", "tripline", "other");
        stage.source("hooks", "");
        stage.service("mine", "selector: {eventsource-name: hooks}, ports: [{port: 80, targetPort: 12000}]");
        stage.writer("b");
        await().atMost(SOON).until(() -> stage.slice("mine").isPresent());
        stage.calm();
        assertThat(stage.reached("mine")).containsExactly("10.0.0.2 ready :12000");
    }
}
