package dev.tripline.catalog.kubernetes.service;

import static dev.tripline.catalog.kubernetes.service.ServiceStage.PORT;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SELECTOR;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SERVICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SLICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoManifests;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that people wrote for Argo Events' pods. */
@EachCluster
@Timeout(90)
class ServiceSlicesTest {
    /** Tens of milliseconds; more where many tests run at a time. */
    private static final Duration PROMPTLY = Duration.ofSeconds(4);

    private final ServiceStage stage;

    ServiceSlicesTest(TestCluster server) {
        stage = new ServiceStage(server);
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    private void promptlyReaches(String... endpoints) {
        await().atMost(PROMPTLY)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(stage.reached("mine")).containsExactly(endpoints));
    }

    @Test
    void one_that_selects_argos_pods_leads_to_triplines() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service(
                "mine",
                "selector: {controller: eventsource-controller, eventsource-name: hooks, owner-name: hooks}, ports:"
                        + " [{port: 80, name: http, targetPort: 12000, appProtocol: http}, {port: 81, name: b}]");
        JsonNode service = stage.service("mine");
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000", "10.0.0.1 ready :81");
        JsonNode slice = stage.slice("mine").orElseThrow();
        assertThat(slice.at("/metadata/labels/kubernetes.io~1service-name").asText())
                .isEqualTo("mine");
        assertThat(slice.at("/metadata/labels/endpointslice.kubernetes.io~1managed-by")
                        .asText())
                .isEqualTo("events.tripline.dev");
        assertThat(slice.at("/metadata/ownerReferences/0/uid")).isEqualTo(service.at("/metadata/uid"));
        assertThat(slice.path("addressType").asText()).isEqualTo("IPv4");
        assertThat(slice.at("/ports/0/name").asText()).isEqualTo("http");
        assertThat(slice.at("/ports/0/protocol").asText()).isEqualTo("TCP");
        assertThat(slice.at("/ports/0/appProtocol").asText()).isEqualTo("http");
        assertThat(slice.at("/endpoints/0/targetRef/name").asText()).isEqualTo("a");
        assertThat(slice.at("/endpoints/0/nodeName").asText()).isEqualTo("n1");
        assertThat(stage.service("mine")).isEqualTo(service);
        stage.calm();
        assertThat(stage.writes()).isEqualTo(1);
    }

    @Test
    void others_are_left_alone() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "template: {metadata: {labels: {app: shop}}}");
        stage.service("none", PORT);
        stage.service("shop", "selector: {app: shop}, ports: [{port: 80, targetPort: 3000}]");
        stage.service("elsewhere", "selector: {eventsource-name: unknown}, " + PORT);
        stage.service("stricter", "selector: {eventsource-name: hooks, app: other}, " + PORT);
        stage.service("name", "type: ExternalName, externalName: a.example.com, " + SELECTOR + ", " + PORT);
        ArgoManifests.source(stage.server, "far", "eventBusName: other, webhook: {h: {port: '1'}}");
        stage.service("far", "selector: {eventsource-name: far}, " + PORT);
        stage.service("mine", "selector: {app: shop}, " + PORT);
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000");
        stage.calm();
        assertThat(stage.server.list(SLICES.substring(0, SLICES.length() - 1))).hasSize(2);
    }

    @Test
    void names_of_ports_are_those_of_the_events_or_of_spec_service() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "service: {ports: [{port: 80, name: web, targetPort: 12000}]}");
        stage.service(
                "mine",
                SELECTOR + ", ports: [{port: 1, name: a, targetPort: hook}, {port: 2, name: b, targetPort: web},"
                        + " {port: 3, name: c, targetPort: metrics}]");
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000", "10.0.0.1 ready :12000");
        await().atMost(SOON).until(() -> !events().isEmpty());
        assertThat(events()).hasSize(1);
        assertThat(events().getFirst().path("reason").asText()).isEqualTo("TargetPortUnknown");
        assertThat(events().getFirst().at("/regarding/kind").asText()).isEqualTo("Service");
        assertThat(events().getFirst().path("note").asText()).contains("port 3", "metrics", "hooks");
    }

    private List<com.fasterxml.jackson.databind.node.ObjectNode> events() {
        return stage.server.list("/apis/events.k8s.io/v1/namespaces/events/events");
    }

    @Test
    void without_a_port_that_leads_anywhere_there_is_no_slice() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000");
        stage.service("mine", SELECTOR + ", ports: [{port: 80, targetPort: metrics}]");
        await().atMost(SOON).until(() -> stage.slice("mine").isEmpty());
    }

    @Test
    void a_rolling_update_moves_the_addresses() {
        stage.pods("a=10.0.0.1 ready", "b=10.0.0.2 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        stage.writer("b");
        stage.reaches("10.0.0.1 ready :12000", "10.0.0.2 ready :12000");
        stage.pods("a=10.0.0.1 ending", "b=10.0.0.2 ready");
        promptlyReaches("10.0.0.1 not ready :12000", "10.0.0.2 ready :12000");
        assertThat(stage.slice("mine")
                        .orElseThrow()
                        .at("/endpoints/0/conditions/terminating")
                        .asBoolean())
                .isTrue();
        stage.pods("b=10.0.0.2 ready", "c=10.0.0.3 unready");
        promptlyReaches("10.0.0.2 ready :12000", "10.0.0.3 not ready :12000");
        stage.pods("b=10.0.0.2 ready", "c=10.0.0.3 ready");
        promptlyReaches("10.0.0.2 ready :12000", "10.0.0.3 ready :12000");
    }

    @Test
    void who_ends_takes_its_own_pod_out_and_nobody_elses() {
        stage.pods("a=10.0.0.1 ready", "b=10.0.0.2 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        ServiceWriter writer = stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000", "10.0.0.2 ready :12000");
        writer.close();
        assertThat(stage.reached("mine")).containsExactly("10.0.0.2 ready :12000");

        ServiceWriter next = stage.writer("b");
        stage.reaches("10.0.0.1 ready :12000", "10.0.0.2 ready :12000");
        stage.leading.set(false);
        next.close();
        assertThat(stage.reached("mine")).hasSize(2);
    }

    @Test
    void it_goes_with_the_service_the_selector_and_the_event_source() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        stage.service("second", SELECTOR + ", " + PORT);
        stage.service("third", SELECTOR + ", " + PORT);
        stage.writer("a");
        for (String name : List.of("mine", "second", "third")) {
            await().atMost(SOON).until(() -> stage.slice(name).isPresent());
        }
        stage.server.delete(SERVICES + "mine");
        await().atMost(SOON).until(() -> stage.slice("mine").isEmpty());
        stage.service("second", "selector: {app: x}, " + PORT);
        await().atMost(SOON).until(() -> stage.slice("second").isEmpty());
        assertThat(stage.slice("third")).isPresent();
        stage.server.delete(ArgoManifests.path(ArgoKind.EVENT_SOURCE, "hooks"));
        await().atMost(SOON).until(() -> stage.slice("third").isEmpty());
        assertThat(stage.server.list(SLICES.substring(0, SLICES.length() - 1)))
                .extracting(slice -> slice.at("/metadata/name").asText())
                .containsExactly("tripline-ipv4");
    }

    @Test
    void drift_is_repaired() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000");
        String spoiled = stage.slice("mine").orElseThrow().toString().replace("10.0.0.1", "10.9.9.9");
        stage.server.put(spoiled.replace("12000", "1"));
        stage.reaches("10.0.0.1 ready :12000");
        stage.server.delete(SLICES + "mine-tripline-ipv4");
        stage.reaches("10.0.0.1 ready :12000");
    }

    @Test
    void each_family_of_addresses_has_its_slice_if_the_service_wants_it() {
        stage.pods("a=10.0.0.1 ready");
        stage.slice("IPv6", "a=fd00::1 ready");
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv4, IPv6], " + PORT);
        stage.service("old", SELECTOR + ", ipFamilies: [IPv4], clusterIP: None, " + PORT);
        stage.writer("a");
        stage.reaches("10.0.0.1 ready :12000");
        await().atMost(SOON)
                .until(() -> stage.server.get(SLICES + "mine-tripline-ipv6").isPresent());
        JsonNode six = stage.server.get(SLICES + "mine-tripline-ipv6").orElseThrow();
        assertThat(six.path("addressType").asText()).isEqualTo("IPv6");
        assertThat(six.at("/endpoints/0/addresses/0").asText()).isEqualTo("fd00::1");
        await().atMost(SOON).until(() -> stage.slice("old").isPresent());
        assertThat(stage.slice("old")
                        .orElseThrow()
                        .path("metadata")
                        .path("labels")
                        .has("service.kubernetes.io/headless"))
                .isTrue();
        assertThat(stage.server.get(SLICES + "old-tripline-ipv6")).isEmpty();
    }

    @Test
    void without_triplines_own_service_it_is_told_how_to_name_it() {
        stage.source("hooks", "");
        stage.service("mine", SELECTOR + ", " + PORT);
        stage.writer("a");
        await().atMost(SOON).until(() -> !stage.told.isEmpty());
        assertThat(stage.told).hasSize(1).first().asString().contains("events/tripline", "TRIPLINE_SERVICE");
        stage.pods("a=10.0.0.1 ready");
        stage.reaches("10.0.0.1 ready :12000");
    }
}
