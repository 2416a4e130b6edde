package dev.tripline.catalog.kubernetes.service;

import static dev.tripline.catalog.kubernetes.service.ServiceStage.SERVICES;
import static dev.tripline.catalog.kubernetes.service.ServiceStage.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoManifests;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Service that an event source asks for. */
@EachCluster
@Timeout(90)
class SourceServicesTest {
    private static final String NAME = "hooks-eventsource-svc";
    private static final String PORTS = "service: {ports: [{port: 80, targetPort: 12000}]}";

    private final ServiceStage stage;

    SourceServicesTest(TestCluster server) {
        stage = new ServiceStage(server);
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
    }

    private String uid() {
        return stage.server
                .get(ArgoManifests.path(ArgoKind.EVENT_SOURCE, "hooks"))
                .orElseThrow()
                .at("/metadata/uid")
                .asText();
    }

    /** As Argo Events' controller made it. */
    private void argos(String ports) {
        stage.server.put(("{apiVersion: v1, kind: Service, metadata: {name: " + NAME + ", namespace: events,"
                        + " labels: {controller: eventsource-controller, eventsource-name: hooks, owner-name: hooks},"
                        + " annotations: {resource-spec-hash: '1234'}, ownerReferences: [{apiVersion:"
                        + " argoproj.io/v1alpha1, kind: EventSource, name: hooks, uid: %s, controller: true,"
                        + " blockOwnerDeletion: true}]}, spec: {type: ClusterIP, clusterIP: 10.96.7.7, selector:"
                        + " {controller: eventsource-controller, eventsource-name: hooks, owner-name: hooks},"
                        + " ports: [%s]}}")
                .formatted(uid(), ports));
    }

    @Test
    void a_new_one_is_argos_by_name_labels_and_type_and_selects_triplines_pods() {
        stage.source(
                "hooks",
                "service: {clusterIP: 10.96.5.5, metadata: {labels: {team: a, owner-name: x}, annotations: {note: b}},"
                        + " ports: [{port: 80, name: in, targetPort: hook}, {port: 81, name: b}]}");
        stage.writer("a");
        await().atMost(SOON).until(() -> stage.server.get(SERVICES + NAME).isPresent());
        JsonNode service = stage.service(NAME);
        assertThat(service.at("/metadata/labels").toString())
                .contains("\"controller\":\"eventsource-controller\"")
                .contains("\"eventsource-name\":\"hooks\"", "\"owner-name\":\"hooks\"", "\"team\":\"a\"");
        assertThat(service.at("/metadata/annotations/note").asText()).isEqualTo("b");
        assertThat(service.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo(uid());
        assertThat(service.at("/metadata/ownerReferences/0/controller").asBoolean())
                .isTrue();
        assertThat(service.at("/spec/type").asText()).isEqualTo("ClusterIP");
        assertThat(service.at("/spec/clusterIP").asText()).isEqualTo("10.96.5.5");
        assertThat(service.at("/spec/selector").toString()).isEqualTo("{\"app\":\"tripline\"}");
        assertThat(service.at("/spec/ports/0/targetPort").asInt()).isEqualTo(12000);
        assertThat(service.at("/spec/ports/1/targetPort").asInt()).isEqualTo(81);
        stage.calm();
        assertThat(stage.writes()).isEqualTo(1);
    }

    @Test
    void where_nobody_says_what_selects_triplines_pods_it_is_argos_throughout() {
        stage.server.delete(SERVICES + "tripline");
        stage.source("hooks", PORTS);
        stage.writer("a");
        await().atMost(SOON).until(() -> stage.server.get(SERVICES + NAME).isPresent());
        assertThat(stage.service(NAME).at("/spec/selector/eventsource-name").asText())
                .isEqualTo("hooks");
    }

    @Test
    void argos_own_stays_as_it_is_and_leads_to_tripline_too() {
        stage.pods("a=10.0.0.1 ready");
        stage.source("hooks", PORTS);
        argos("{port: 80, targetPort: 12000, protocol: TCP}");
        JsonNode before = stage.service(NAME);
        stage.writer("a");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.reached(NAME)).containsExactly("10.0.0.1 ready :12000"));
        stage.calm();
        assertThat(stage.service(NAME)).isEqualTo(before);
    }

    @Test
    void changes_are_made_in_place_and_keep_the_address() {
        stage.source("hooks", PORTS);
        argos("{port: 8080, targetPort: 9999, protocol: TCP}");
        stage.writer("a");
        await().atMost(SOON)
                .until(() -> stage.service(NAME).at("/spec/ports/0/targetPort").asInt() == 12000);
        assertThat(stage.service(NAME).at("/spec/clusterIP").asText()).isEqualTo("10.96.7.7");
        assertThat(stage.service(NAME)
                        .at("/metadata/annotations/resource-spec-hash")
                        .asText())
                .isEqualTo("1234");
        stage.source("hooks", "service: {ports: [{port: 90, name: b, targetPort: 12000}]}");
        await().atMost(SOON)
                .until(() -> stage.service(NAME).at("/spec/ports/0/port").asInt() == 90);
        assertThat(stage.service(NAME).at("/spec/ports")).hasSize(1);
        assertThat(stage.service(NAME).at("/spec/clusterIP").asText()).isEqualTo("10.96.7.7");
    }

    @Test
    void drift_is_repaired() {
        stage.source("hooks", PORTS);
        stage.writer("a");
        await().atMost(SOON).until(() -> stage.server.get(SERVICES + NAME).isPresent());
        stage.server.put("{apiVersion: v1, kind: Service, metadata: {name: " + NAME + ", namespace: events, labels:"
                + " {controller: eventsource-controller, eventsource-name: hooks, owner-name: hooks, other: x}},"
                + " spec: {type: NodePort, selector: {app: somebody},"
                + " ports: [{port: 80, targetPort: 1, nodePort: 30000}]}}");
        await().atMost(SOON)
                .until(() ->
                        stage.service(NAME).at("/spec/selector/app").asText().equals("tripline"));
        JsonNode service = stage.service(NAME);
        assertThat(service.at("/spec/type").asText()).isEqualTo("ClusterIP");
        assertThat(service.at("/spec/ports/0/targetPort").asInt()).isEqualTo(12000);
        assertThat(service.at("/spec/ports/0/nodePort").isMissingNode()).isTrue();
        assertThat(service.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo(uid());
        assertThat(service.at("/metadata/labels/other").asText()).isEqualTo("x");
        stage.server.delete(SERVICES + NAME);
        await().atMost(SOON).until(() -> stage.server.get(SERVICES + NAME).isPresent());
    }

    @Test
    void it_goes_with_the_field_and_stays_while_the_newest_version_is_refused() {
        stage.source("hooks", PORTS);
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON).until(() -> stage.server.get(SERVICES + NAME).isPresent());
        stage.refused.add("hooks");
        stage.source("hooks", "");
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> stage.server.get(SERVICES + NAME).isPresent());
        stage.refused.clear();
        writer.look();
        await().atMost(SOON).until(() -> stage.server.get(SERVICES + NAME).isEmpty());
    }

    @Test
    void what_is_somebody_elses_is_left_alone_and_told() {
        stage.service(NAME, "selector: {app: other}, ports: [{port: 1}]");
        JsonNode before = stage.service(NAME);
        stage.source("hooks", PORTS);
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON).until(() -> writer.troubles().containsKey("hooks"));
        assertThat(writer.troubles().get("hooks").getFirst()).contains("was not made for event source hooks");
        assertThat(stage.service(NAME)).isEqualTo(before);
        stage.source("hooks", "");
        stage.calm();
        assertThat(stage.service(NAME)).isEqualTo(before);
        assertThat(writer.troubles()).isEmpty();
    }

    @Test
    void an_address_that_cannot_be_had_is_told_and_nothing_is_deleted() {
        stage.source("hooks", "service: {clusterIP: 10.96.9.9, ports: [{port: 80, targetPort: 12000}]}");
        argos("{port: 8080, targetPort: 9999, protocol: TCP}");
        ServiceWriter writer = stage.writer("a");
        await().atMost(SOON).until(() -> writer.troubles().containsKey("hooks"));
        assertThat(writer.troubles().get("hooks").getFirst()).contains("10.96.7.7", "10.96.9.9");
        await().atMost(SOON)
                .until(() -> stage.service(NAME).at("/spec/ports/0/port").asInt() == 80);
        assertThat(stage.service(NAME).at("/spec/clusterIP").asText()).isEqualTo("10.96.7.7");
    }

    @Test
    void without_the_lease_nothing_is_written_and_with_it_at_once() {
        stage.leading.set(false);
        stage.source("hooks", PORTS);
        stage.writer("a");
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> stage.writes() == 0);
        stage.leading.set(true);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> stage.server.get(SERVICES + NAME).isPresent());
        stage.leading.set(false);
        stage.source("hooks", "");
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> stage.server.get(SERVICES + NAME).isPresent());
    }
}
