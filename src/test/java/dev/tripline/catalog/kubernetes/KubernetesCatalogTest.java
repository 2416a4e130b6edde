package dev.tripline.catalog.kubernetes;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.catalog.ManifestCheck;
import dev.tripline.catalog.Snapshot;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Node;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which objects count, which version of them, and that none is missed. */
@Timeout(90)
class KubernetesCatalogTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Refuses what says {@code bad: true}, as the runtime would refuse what it cannot bind. */
    private static final ManifestCheck NO_BAD_ONES = manifests -> {
        Problems problems = new Problems();
        for (Manifest manifest : manifests) {
            if (manifest.spec().get("bad").isPresent()) {
                problems.error("TL-3001", "bad", manifest.at(), "spec.bad", "");
            }
        }
        return problems;
    };

    private final FakeApiServer server = new FakeApiServer();
    private final List<Snapshot> snapshots = new CopyOnWriteArrayList<>();
    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private ArgoObjects objects;
    private KubernetesCatalog catalog;

    private Snapshot open(String bus) {
        objects = ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, bus, troubles::add);
        catalog = new KubernetesCatalog(objects, NO_BAD_ONES);
        Snapshot first = catalog.load();
        snapshots.add(first);
        catalog.watch(snapshots::add);
        return first;
    }

    @AfterEach
    void close() {
        if (catalog != null) {
            catalog.close();
            objects.close();
        }
        server.close();
    }

    private Snapshot last() {
        return snapshots.getLast();
    }

    private static List<String> keys(Snapshot snapshot) {
        return snapshot.manifests().stream().map(Manifest::key).toList();
    }

    private static String value(Snapshot snapshot, String key) {
        return snapshot.manifests().stream()
                .filter(manifest -> manifest.key().equals(key))
                .map(manifest -> manifest.spec().get("v").orElse(manifest.root()))
                .map(node -> node instanceof Node.Num number ? number.literal() : "")
                .findFirst()
                .orElse("none");
    }

    @Test
    void objects_of_this_bus_and_namespace_are_manifests_with_their_path() {
        exoticBus(server, "default", "nats://n:4222");
        exoticBus(server, "other", "nats://n:4222");
        source(server, "unnamed", "webhook: {}");
        source(server, "named", "eventBusName: default");
        source(server, "foreign", "eventBusName: other");
        sensor(server, "s", "v: 1.50");
        server.put(
                "{apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: {name: e, namespace: elsewhere}, spec: {}}");

        Snapshot first = open("default");

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

        assertThat(keys(open("other"))).containsExactly("EventSource/foreign");
    }

    @Test
    void a_broken_edit_leaves_the_last_good_version_and_a_deletion_ends_it() {
        sensor(server, "s", "v: 1");
        sensor(server, "t", "v: 1");
        open("default");
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
        open("default");
        server.delete(path(ArgoKind.SENSOR, "s"));
        sensor(server, "s", "v: 2, bad: true");
        await().atMost(SOON).until(() -> last().manifests().isEmpty() && last().partial());
    }

    @Test
    void an_object_under_deletion_is_gone_though_a_finalizer_keeps_it() {
        server.put("{apiVersion: argoproj.io/v1alpha1, kind: Sensor,"
                + " metadata: {name: s, namespace: events, finalizers: [sensor-controller]}, spec: {}}");
        open("default");
        server.delete(path(ArgoKind.SENSOR, "s"));
        await().atMost(SOON).until(() -> last().manifests().isEmpty());
        assertThat(server.get(path(ArgoKind.SENSOR, "s"))).isPresent();
    }

    @Test
    void a_change_of_the_status_is_none() {
        sensor(server, "s", "v: 1");
        open("default");
        var client = server.client(NAMESPACE);
        var sensors =
                client.genericKubernetesResources(ArgoKind.SENSOR.context()).inNamespace(NAMESPACE);
        var object = sensors.withName("s").get();
        object.setAdditionalProperty("status", Map.of("x", "y"));
        sensors.resource(object).updateStatus();
        sensor(server, "t", "v: 1");
        await().atMost(SOON).until(() -> keys(last()).contains("Sensor/t"));
        assertThat(snapshots).hasSize(2);
        assertThat(last().changed()).containsExactly("sensor/t");
    }

    @Test
    void the_first_snapshot_waits_for_an_api_server_that_is_in_trouble_and_says_so() {
        sensor(server, "s", "v: 1");
        server.fail(2, 403, "Forbidden", request -> request.path().endsWith("/sensors"));

        assertThat(keys(open("default"))).containsExactly("Sensor/s");
        assertThat(troubles)
                .singleElement()
                .asString()
                .contains("sensors in namespace events cannot be read")
                .contains("tried again");
    }

    @Test
    void missing_definitions_are_told_with_what_to_do() {
        server.withoutKind("argoproj.io", "eventsources");
        objects = ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, "default", troubles::add);
        await().atMost(SOON).until(() -> !troubles.isEmpty());
        assertThat(troubles.getFirst()).contains("no eventsources.argoproj.io", "--install-crds");
        assertThat(objects.isSynced()).isFalse();
        objects.close();
    }

    @Test
    void watches_that_drop_and_expire_all_the_time_lose_nothing() throws Exception {
        int objectsInAll = 150;
        for (int i = 0; i < objectsInAll; i++) {
            sensor(server, "s" + i, "v: 0");
        }
        open("default");
        AtomicInteger hits = new AtomicInteger();
        try (ScheduledExecutorService trouble = Executors.newSingleThreadScheduledExecutor()) {
            trouble.scheduleWithFixedDelay(
                    () -> {
                        if (hits.incrementAndGet() % 2 == 0) {
                            server.dropWatches();
                        } else {
                            server.expireWatches();
                        }
                    },
                    5,
                    20,
                    TimeUnit.MILLISECONDS);
            for (int round = 1; round <= 5; round++) {
                for (int i = 0; i < objectsInAll; i++) {
                    sensor(server, "s" + i, "v: " + round);
                }
                server.delete(path(ArgoKind.SENSOR, "s" + round));
                sensor(server, "new" + round, "v: 0");
                int wanted = round * 8;
                await().atMost(SOON).until(() -> hits.get() >= wanted);
            }
            trouble.shutdownNow();
        }
        Map<String, String> wanted = server.list("/apis/argoproj.io/v1alpha1/sensors").stream()
                .collect(Collectors.toMap(
                        object ->
                                "Sensor/" + object.path("metadata").path("name").asText(),
                        object -> object.path("spec").path("v").asText()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(last().manifests().stream()
                                .collect(Collectors.toMap(Manifest::key, one -> value(last(), one.key()))))
                        .isEqualTo(wanted));
        // Nothing that was never deleted was away for a moment.
        assertThat(snapshots).allSatisfy(snapshot -> assertThat(keys(snapshot)).contains("Sensor/s0", "Sensor/s99"));
    }
}
