package dev.tripline.catalog.kubernetes;

import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.WatchedCatalog.SOON;
import static dev.tripline.catalog.kubernetes.WatchedCatalog.keys;
import static dev.tripline.catalog.kubernetes.WatchedCatalog.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.manifest.Manifest;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An API server that refuses, and watches that break. */
@Timeout(90)
class TroubledCatalogTest {
    private final FakeApiServer server = new FakeApiServer();
    private final WatchedCatalog catalog = new WatchedCatalog(server);

    @AfterEach
    void close() {
        catalog.close();
        server.close();
    }

    @Test
    void the_first_snapshot_waits_for_an_api_server_that_is_in_trouble_and_says_so() {
        sensor(server, "s", "v: 1");
        server.fail(2, 403, "Forbidden", request -> request.path().endsWith("/sensors"));

        assertThat(keys(catalog.open("default"))).containsExactly("Sensor/s");
        assertThat(catalog.troubles)
                .singleElement()
                .asString()
                .contains("sensors in namespace events cannot be read")
                .contains("tried again");
    }

    @Test
    void missing_definitions_are_told_with_what_to_do() {
        server.withoutKind("argoproj.io", "eventsources");
        ArgoObjects objects = catalog.watch("default");
        await().atMost(SOON).until(() -> !catalog.troubles.isEmpty());
        assertThat(catalog.troubles.getFirst()).contains("no eventsources.argoproj.io", "--install-crds");
        assertThat(objects.isSynced()).isFalse();
    }

    @Test
    void watches_that_drop_and_expire_all_the_time_lose_nothing() throws Exception {
        int objectsInAll = 150;
        for (int i = 0; i < objectsInAll; i++) {
            sensor(server, "s" + i, "v: 0");
        }
        catalog.open("default");
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
                .untilAsserted(() -> assertThat(catalog.last().manifests().stream()
                                .collect(Collectors.toMap(Manifest::key, one -> value(catalog.last(), one.key()))))
                        .isEqualTo(wanted));
        // Nothing that was never deleted was away for a moment.
        assertThat(catalog.snapshots)
                .allSatisfy(snapshot -> assertThat(keys(snapshot)).contains("Sensor/s0", "Sensor/s99"));
    }
}
