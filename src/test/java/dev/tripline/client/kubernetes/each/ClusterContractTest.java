package dev.tripline.client.kubernetes.each;

import static dev.tripline.client.kubernetes.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.TestCluster;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients see of an API server, where tests depend on it: an imitation that differs from the real one misleads them. */
@EachCluster
@Timeout(60)
class ClusterContractTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SENSORS = "/apis/argoproj.io/v1alpha1/namespaces/events/sensors/";

    private final TestCluster server;
    private final KubernetesClient client;

    ClusterContractTest(TestCluster server) {
        this.server = server;
        this.client = server.client("events");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static ConfigMap map(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .addToLabels("value", value)
                .endMetadata()
                .addToData("k", value)
                .build();
    }

    @Test
    void objects_are_created_once_changed_by_version_and_deleted() {
        ConfigMap first = client.configMaps().resource(map("a", "1")).create();
        assertThat(first.getMetadata().getUid()).isNotEmpty();
        refused(409, () -> client.configMaps().resource(map("a", "2")).create());
        client.configMaps().withName("a").edit(map -> map("a", "2"));
        assertThat(client.configMaps().withName("a").get().getData()).isEqualTo(Map.of("k", "2"));
        refused(409, () -> client.configMaps().resource(first).update());
        assertThat(client.configMaps().withName("a").delete()).isNotEmpty();
        assertThat(client.configMaps().withName("a").get()).isNull();
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it says Invalid of a name that is taken")
    void a_name_that_is_taken_is_said_to_be() {
        client.configMaps().resource(map("a", "1")).create();
        assertThatThrownBy(() -> client.configMaps().resource(map("a", "1")).create())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getStatus().getReason()).isEqualTo("AlreadyExists"));
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it never answers one whose test fails")
    void a_json_patch_whose_test_fails_changes_nothing() {
        client.configMaps().resource(map("a", "1")).create();
        refused(422, () -> client.configMaps().withName("a").patch(PatchContext.of(PatchType.JSON), """
                [{"op": "test", "path": "/metadata/resourceVersion", "value": "1"},
                 {"op": "replace", "path": "/data/k", "value": "2"}]"""));
        assertThat(client.configMaps().withName("a").get().getData()).isEqualTo(Map.of("k", "1"));
    }

    @Test
    void what_is_written_again_unchanged_is_no_new_version() {
        ConfigMap first = client.configMaps().resource(map("a", "1")).create();
        ConfigMap again = client.configMaps().resource(map("a", "1")).update();
        assertThat(again.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it takes any name, and data that is not Base64")
    void names_and_data_are_checked() {
        refused(422, () -> client.configMaps().resource(map("Bad_Name!", "1")).create());
        assertThatThrownBy(() -> server.put(
                        "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: events}, data: {k: '%%%'}}"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void labels_select() {
        client.configMaps().resource(map("a", "1")).create();
        client.configMaps().resource(map("b", "2")).create();
        assertThat(client.configMaps().withLabel("value", "2").list().getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("b");
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it knows no server-side apply")
    void server_side_apply_makes_and_merges_and_names_its_manager() {
        client.configMaps().resource(map("a", "1")).fieldManager("tripline").serverSideApply();
        ConfigMap again =
                new ConfigMapBuilder(map("a", "2")).addToData("more", "3").build();
        client.configMaps().resource(again).fieldManager("tripline").serverSideApply();
        ConfigMap now = client.configMaps().withName("a").get();
        assertThat(now.getData()).isEqualTo(Map.of("k", "2", "more", "3"));
        assertThat(now.getMetadata().getManagedFields().getFirst().getManager()).isEqualTo("tripline");
    }

    @Test
    @NotOn(value = Clusters.MOCK, because = "it gives no addresses")
    void a_service_keeps_the_address_that_it_got() {
        String service =
                "{apiVersion: v1, kind: Service, metadata: {name: s, namespace: events}, spec: {ports: [{port: %d}]}}";
        String address = server.put(service.formatted(80)).at("/spec/clusterIP").asText();
        assertThat(address).isNotEmpty();
        assertThat(server.put(service.formatted(81)).at("/spec/clusterIP").asText())
                .isEqualTo(address);
    }

    @Test
    void a_status_is_changed_by_itself_and_a_spec_has_generations() {
        String sensor =
                "{apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: {name: s, namespace: events}, spec: {a: %d}}";
        server.put(sensor.formatted(1));
        var sensors = client.genericKubernetesResources("argoproj.io/v1alpha1", "Sensor")
                .inNamespace("events");
        var before = sensors.withName("s").get();
        before.setAdditionalProperty("status", Map.of("x", "y"));
        before.setAdditionalProperty("spec", Map.of("a", 7));
        sensors.resource(before).updateStatus();
        assertThat(server.get(SENSORS + "s").orElseThrow().at("/spec/a").asInt())
                .isEqualTo(1);
        server.put(sensor.formatted(2));
        var now = server.get(SENSORS + "s").orElseThrow();
        assertThat(now.at("/metadata/generation").asInt()).isEqualTo(2);
        assertThat(now.at("/status/x").asText()).isEqualTo("y");
    }

    @Test
    void a_finalizer_keeps_what_is_deleted_until_it_is_taken_off() {
        server.put("{apiVersion: argoproj.io/v1alpha1, kind: Sensor,"
                + " metadata: {name: s, namespace: events, finalizers: [tripline.dev/test]}, spec: {}}");
        server.delete(SENSORS + "s");
        var sensors = client.genericKubernetesResources("argoproj.io/v1alpha1", "Sensor")
                .inNamespace("events");
        var dying = sensors.withName("s").get();
        assertThat(dying.isMarkedForDeletion()).isTrue();
        dying.getMetadata().setFinalizers(List.of());
        sensors.resource(dying).update();
        assertThat(server.get(SENSORS + "s")).isEmpty();
    }

    @Test
    void informers_hear_of_everything_once() {
        List<String> seen = new CopyOnWriteArrayList<>();
        client.configMaps().resource(map("old", "1")).create();
        try (SharedIndexInformer<ConfigMap> informer = client.configMaps()
                .withLabel("value")
                .inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(ConfigMap map) {
                        seen.add("+" + name(map));
                    }

                    @Override
                    public void onUpdate(ConfigMap before, ConfigMap map) {
                        seen.add("~" + name(map) + map.getData().get("k"));
                    }

                    @Override
                    public void onDelete(ConfigMap map, boolean unknown) {
                        seen.add("-" + name(map));
                    }
                })) {
            await().atMost(SOON).until(() -> seen.equals(List.of("+old")));
            client.configMaps().resource(map("new", "1")).create();
            client.configMaps().withName("old").edit(old -> map("old", "2"));
            client.configMaps().withName("new").delete();
            await().atMost(SOON).until(() -> seen.size() == 4);
            assertThat(seen).containsExactly("+old", "+new", "~old2", "-new");
            assertThat(informer.hasSynced()).isTrue();
        }
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
