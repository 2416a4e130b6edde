package dev.tripline.runtime.cluster.provision;

import static dev.tripline.runtime.cluster.provision.World.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoManifests;
import dev.tripline.catalog.kubernetes.status.Finding;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bus where there was none, and how it is kept. */
@EachCluster
@Timeout(90)
class FreshBusTest {
    private static final Finding DEPLOYED = Finding.good("Deployed", "Succeeded", "JetStream is deployed");

    private final World world;

    FreshBusTest(TestCluster server) {
        world = new World(server);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everything_belongs_to_the_event_bus_under_argos_names() {
        world.bus("version: latest, persistence: {volumeSize: 6Gi, storageClassName: fast}");
        assertThat(world.provisioned()).isEqualTo(DEPLOYED);
        List<JsonNode> all = List.of(
                world.statefulSet().orElseThrow(),
                world.service().orElseThrow(),
                world.configMap().orElseThrow(),
                world.serverSecret().orElseThrow(),
                world.clientSecret().orElseThrow());
        assertThat(all).allSatisfy(object -> {
            JsonNode labels = object.at("/metadata/labels");
            assertThat(labels.path("controller").asText()).isEqualTo("eventbus-controller");
            assertThat(labels.path("eventbus-name").asText()).isEqualTo("default");
            assertThat(labels.path("owner-name").asText()).isEqualTo("default");
            JsonNode owner = object.at("/metadata/ownerReferences/0");
            assertThat(owner.path("uid").asText()).isEqualTo(world.uid());
            assertThat(owner.path("kind").asText()).isEqualTo("EventBus");
            assertThat(owner.path("controller").asBoolean()).isTrue();
        });
        JsonNode set = world.statefulSet().orElseThrow().path("spec");
        assertThat(set.path("replicas").asInt()).isEqualTo(3);
        assertThat(set.path("serviceName").asText()).isEqualTo("eventbus-default-js-svc");
        assertThat(set.path("podManagementPolicy").asText()).isEqualTo("Parallel");
        JsonNode claim = set.at("/volumeClaimTemplates/0");
        assertThat(claim.at("/metadata/name").asText()).isEqualTo("eventbus-default-js-vol");
        assertThat(claim.at("/spec/resources/requests/storage").asText()).isEqualTo("6Gi");
        assertThat(claim.at("/spec/storageClassName").asText()).isEqualTo("fast");
        assertThat(set.at("/template/spec/containers/0/volumeMounts").toString())
                .contains("\"eventbus-default-js-vol\"", "/data/jetstream\"");
        assertThat(world.service().orElseThrow().at("/spec/ports").findValuesAsText("port"))
                .containsExactly("4222", "6222", "7777", "8222");
    }

    @Test
    void a_pod_fits_the_restricted_standard_and_leaves_gently() {
        world.bus("version: 2.15.2");
        world.round();
        JsonNode pod = world.statefulSet().orElseThrow().at("/spec/template/spec");
        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(60);
        JsonNode main = pod.at("/containers/0");
        assertThat(pod.path("containers")).hasSize(1);
        assertThat(main.path("image").asText()).isEqualTo("docker.io/library/nats:2.15.2-alpine");
        assertThat(main.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(main.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(main.at("/securityContext/capabilities/drop/0").asText()).isEqualTo("ALL");
        assertThat(main.at("/lifecycle/preStop/exec/command").toString()).contains("ldm=/var/run/nats/nats.pid");
        assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
                .allMatch(probe -> main.path(probe).at("/httpGet/port").asText().equals("monitor"));
        // Nothing is to be kept, so nothing is claimed.
        assertThat(pod.path("volumes").findValuesAsText("name")).contains("js-data");
        assertThat(world.statefulSet().orElseThrow().at("/spec/volumeClaimTemplates"))
                .isEmpty();
    }

    @Test
    void what_the_event_bus_says_about_its_pods_reaches_them() {
        world.bus("version: latest, nodeSelector: {disk: ssd}, tolerations: [{key: bus, operator: Exists}],"
                + " affinity: {nodeAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}},"
                + " imagePullSecrets: [{name: registry}], priorityClassName: high, priority: 7,"
                + " serviceAccountName: bus, securityContext: {runAsUser: 5}, startArgs: [-D],"
                + " metadata: {labels: {team: a, controller: not-ours}, annotations: {note: b}},"
                + " containerTemplate: {imagePullPolicy: Always, securityContext: {privileged: false},"
                + " resources: {limits: {memory: 1Gi}, requests: {cpu: 1}}}");
        world.round();
        JsonNode template = world.statefulSet().orElseThrow().at("/spec/template");
        assertThat(template.at("/metadata/labels/team").asText()).isEqualTo("a");
        assertThat(template.at("/metadata/labels/controller").asText()).isEqualTo("eventbus-controller");
        assertThat(template.at("/metadata/annotations/note").asText()).isEqualTo("b");
        JsonNode pod = template.path("spec");
        assertThat(pod.at("/nodeSelector/disk").asText()).isEqualTo("ssd");
        assertThat(pod.at("/tolerations/0/key").asText()).isEqualTo("bus");
        assertThat(pod.path("affinity").has("nodeAffinity")).isTrue();
        assertThat(pod.path("topologySpreadConstraints")).isEmpty();
        assertThat(pod.at("/imagePullSecrets/0/name").asText()).isEqualTo("registry");
        assertThat(pod.path("priorityClassName").asText()).isEqualTo("high");
        assertThat(pod.path("priority").asInt()).isEqualTo(7);
        assertThat(pod.path("serviceAccountName").asText()).isEqualTo("bus");
        assertThat(pod.path("securityContext").toString()).isEqualTo("{\"runAsUser\":5}");
        JsonNode main = pod.at("/containers/0");
        assertThat(main.path("imagePullPolicy").asText()).isEqualTo("Always");
        assertThat(main.path("args").toString()).isEqualTo("[\"-D\"]");
        assertThat(main.path("securityContext").toString()).isEqualTo("{\"privileged\":false}");
        assertThat(main.at("/resources/limits/memory").asText()).isEqualTo("1Gi");
        assertThat(main.at("/resources/requests/cpu").asText()).isEqualTo("1");
    }

    @Test
    void a_second_round_changes_nothing() {
        world.bus("version: latest, containerTemplate: {resources: {limits: {memory: 1024Mi}}}");
        world.round();
        JsonNode server = world.serverSecret().orElseThrow();
        JsonNode client = world.clientSecret().orElseThrow();
        // As an API server answers it.
        world.edit(
                world.statefulSet().orElseThrow(),
                set -> ((ObjectNode) set.at("/spec/template/spec/containers/0/resources/limits")).put("memory", "1Gi"));
        long before = world.writes();
        world.round();
        world.round();
        assertThat(world.writes()).isEqualTo(before);
        assertThat(world.serverSecret()).contains(server);
        assertThat(world.clientSecret()).contains(client);
    }

    @Test
    void what_is_deleted_or_changed_is_mended() {
        world.bus("version: latest");
        world.provisioned();
        world.server.delete(World.path("statefulsets", "eventbus-default-js"));
        world.server.delete(World.path("services", "eventbus-default-js-svc"));
        await().atMost(SOON)
                .until(() -> world.statefulSet().isPresent() && world.service().isPresent());
        String config = world.config();
        world.edit(world.configMap().orElseThrow(), map -> ((ObjectNode) map.path("data")).put("nats-js", "port: 1"));
        world.edit(world.statefulSet().orElseThrow(), set -> ((ObjectNode) set.path("spec")).put("replicas", 0));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(world.config()).isEqualTo(config);
            assertThat(world.statefulSet().orElseThrow().at("/spec/replicas").asInt())
                    .isEqualTo(3);
        });
    }

    @Test
    void a_change_of_the_spec_makes_new_pods_of_the_same_set() {
        world.bus("version: latest");
        world.round();
        JsonNode before = world.statefulSet().orElseThrow();
        world.bus("version: latest, settings: 'max_file_store: 3GB', nodeSelector: {disk: ssd}");
        await().atMost(SOON).until(() -> {
            world.round();
            return world.config().contains("max_file_store: 3GB");
        });
        JsonNode after = world.statefulSet().orElseThrow();
        assertThat(after.at("/metadata/uid")).isEqualTo(before.at("/metadata/uid"));
        assertThat(after.at("/spec/template/spec/nodeSelector/disk").asText()).isEqualTo("ssd");
        assertThat(after.at("/spec/template/metadata/annotations"))
                .isNotEqualTo(before.at("/spec/template/metadata/annotations"));
    }

    @Test
    void what_kubernetes_forbids_is_said_and_not_tried_for_ever() {
        world.bus("version: latest, persistence: {volumeSize: 6Gi}");
        world.round();
        JsonNode before = world.statefulSet().orElseThrow();
        world.bus("version: latest, persistence: {volumeSize: 8Gi}");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.round().deployed()).hasValueSatisfying(said -> {
                    assertThat(said.reason()).isEqualTo("JetStreamStatefulSetFailed");
                    assertThat(said.message()).contains("persistence", "6442450944", "8589934592", "--cascade=orphan");
                }));
        assertThat(world.statefulSet()).contains(before);
        // The same amount in other words is no change.
        world.bus("version: latest, persistence: {volumeSize: 6144Mi}");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(world.round().deployed()).contains(DEPLOYED));
    }

    @Test
    void an_unknown_version_is_said_in_argos_words_and_nothing_is_made() {
        world.bus("version: 1.2.3");
        Finding said = world.provisioned();
        assertThat(said.reason()).isEqualTo("JetStreamStatefulSetFailed");
        assertThat(said.message())
                .contains("unsupported version \"1.2.3\", supported versions: \"latest,2.15.2,2.10.29");
        assertThat(world.writes()).isZero();
    }

    @Test
    void who_does_not_lead_writes_nothing_and_the_next_one_takes_over() {
        world.bus("version: latest");
        AtomicBoolean firstLeads = new AtomicBoolean(true);
        Provisioner first = world.provisioner(firstLeads::get, () -> {});
        Provisioner second = world.provisioner(() -> !firstLeads.get(), () -> {});
        World.said(first);
        long before = world.writes();
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> world.writes() == before && second.result().isEmpty());
        firstLeads.set(false);
        World.said(second);
        await().atMost(SOON).until(() -> first.result().isEmpty());
        assertThat(world.writes()).isEqualTo(before).isEqualTo(5);
    }

    @Test
    void a_bus_that_goes_is_not_made_again() {
        world.bus("version: latest");
        world.edit(
                world.server
                        .get(ArgoManifests.path(ArgoKind.EVENT_BUS, "default"))
                        .orElseThrow(),
                bus -> ((ObjectNode) bus.path("metadata"))
                        .putArray("finalizers")
                        .add("eventbus-controller"));
        Provisioner provisioner = world.provisioner(() -> true, () -> {});
        World.said(provisioner);
        world.server.delete(ArgoManifests.path(ArgoKind.EVENT_BUS, "default"));
        await().atMost(SOON)
                .until(() -> provisioner.result().orElseThrow().deployed().isEmpty());
        world.server.delete(World.path("statefulsets", "eventbus-default-js"));
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> world.statefulSet().isEmpty());
    }
}
