package dev.tripline.catalog.kubernetes;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static dev.tripline.catalog.kubernetes.WatchedCatalog.SOON;
import static dev.tripline.catalog.kubernetes.WatchedCatalog.keys;
import static dev.tripline.catalog.kubernetes.WatchedCatalog.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.catalog.Snapshot;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which objects count, which version of them, and that none is missed. */
@EachCluster
@Timeout(90)
class KubernetesCatalogTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestCluster server;
    private final WatchedCatalog catalog;

    KubernetesCatalogTest(TestCluster server) {
        this.server = server;
        this.catalog = new WatchedCatalog(server);
    }

    @AfterEach
    void close() {
        catalog.close();
        server.close();
    }

    private Snapshot last() {
        return catalog.last();
    }

    @Test
    void objects_of_this_bus_and_namespace_are_manifests_with_their_path() {
        exoticBus(server, "default", "nats://n:4222");
        exoticBus(server, "other", "nats://n:4222");
        source(server, "unnamed", "webhook: {}");
        source(server, "named", "eventBusName: default");
        source(server, "foreign", "eventBusName: other");
        sensor(server, "s", "v: 1.50");
        server.namespace("elsewhere");
        server.put(
                "{apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: {name: e, namespace: elsewhere}, spec: {}}");

        Snapshot first = catalog.open("default");

        assertThat(keys(first))
                .containsExactly("EventBus/default", "EventSource/named", "EventSource/unnamed", "Sensor/s");
        Manifest sensor = first.manifests().getLast();
        assertThat(sensor.at().toString()).isEqualTo("sensor/s");
        assertThat(sensor.generation()).isEqualTo("1");
        assertThat(first.partial()).isFalse();
        assertThat(first.changed()).contains("sensor/s", "eventbus/default").hasSize(4);
    }

    @Test
    void another_bus_has_only_what_names_it() {
        source(server, "unnamed", "webhook: {}");
        source(server, "foreign", "eventBusName: other");

        assertThat(keys(catalog.open("other"))).containsExactly("EventSource/foreign");
    }

    @Test
    void a_broken_edit_leaves_the_last_good_version_and_a_deletion_ends_it() {
        sensor(server, "s", "v: 1");
        sensor(server, "t", "v: 1");
        catalog.open("default");
        sensor(server, "s", "v: 2, bad: true");
        await().atMost(SOON).until(() -> last().partial());
        assertThat(value(last(), "Sensor/s")).isEqualTo("1");
        assertThat(last().problems()).extracting(Problem::code).containsExactly("TL-3001", "TL-6008");
        assertThat(last().problems().getLast().message()).contains("this object has errors");

        // By now the watches are open: from here on it is a matter of moments.
        sensor(server, "s", "v: 3");
        await().atMost(SECOND).until(() -> value(last(), "Sensor/s").equals("3"));
        assertThat(last().partial()).isFalse();
        assertThat(last().changed()).containsExactly("sensor/s");

        server.delete(path(ArgoKind.SENSOR, "s"));
        await().atMost(SECOND).until(() -> keys(last()).equals(List.of("Sensor/t")));
        assertThat(last().partial()).isFalse();
    }

    @Test
    void an_object_made_anew_does_not_inherit_the_good_version_of_the_deleted_one() {
        sensor(server, "s", "v: 1");
        catalog.open("default");
        server.delete(path(ArgoKind.SENSOR, "s"));
        sensor(server, "s", "v: 2, bad: true");
        await().atMost(SOON).until(() -> last().manifests().isEmpty() && last().partial());
    }

    @Test
    void an_object_under_deletion_is_gone_though_a_finalizer_keeps_it() {
        server.put("{apiVersion: argoproj.io/v1alpha1, kind: Sensor,"
                + " metadata: {name: s, namespace: events, finalizers: [sensor-controller]}, spec: {}}");
        catalog.open("default");
        server.delete(path(ArgoKind.SENSOR, "s"));
        await().atMost(SOON).until(() -> last().manifests().isEmpty());
        assertThat(server.get(path(ArgoKind.SENSOR, "s"))).isPresent();
    }

    @Test
    void a_change_of_the_status_is_none() {
        sensor(server, "s", "v: 1");
        catalog.open("default");
        var client = server.client(NAMESPACE);
        var sensors =
                client.genericKubernetesResources(ArgoKind.SENSOR.context()).inNamespace(NAMESPACE);
        var object = sensors.withName("s").get();
        object.setAdditionalProperty("status", Map.of("x", "y"));
        sensors.resource(object).updateStatus();
        sensor(server, "t", "v: 1");
        await().atMost(SOON).until(() -> keys(last()).contains("Sensor/t"));
        assertThat(catalog.snapshots).hasSize(2);
        assertThat(last().changed()).containsExactly("sensor/t");
    }
}
