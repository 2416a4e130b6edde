package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.InCluster;
import dev.tripline.it.kit.RecordingTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of objects, from the API server to the target of an action, while the watches break all the time. */
class WatchIT {
    /** {@code -Dwatch.seconds=60}: how long; each second every watch is dropped, and half a second later every version too old. */
    private static final int SECONDS = Integer.getInteger("watch.seconds", 10);

    private static final int OBJECTS = 2_000;

    @TempDir
    private Path folder;

    private final FakeApiServer server = new FakeApiServer();
    private final RecordingTarget target = RecordingTarget.open();
    private final ScheduledExecutorService trouble = Executors.newSingleThreadScheduledExecutor();
    private Nats nats;
    private InCluster tripline;

    @AfterEach
    void close() {
        trouble.shutdownNow();
        tripline.close();
        target.close();
        nats.close();
        server.close();
    }

    @Test
    @Timeout(300)
    void no_object_is_lost_or_told_twice_from_the_api_server_to_the_target() throws Exception {
        nats = Nats.start(folder.resolve("nats"), 1);
        tripline = new InCluster(folder, server, "tripline-0");
        exoticBus(server, "default", nats.url());
        source(
                server,
                "objects",
                "resource: {made: {namespace: shop, group: '', version: v1, resource: configmaps, eventTypes: [ADD]}}");
        sensor(
                server,
                "worker",
                ("dependencies: [{name: dep, eventSourceName: objects, eventName: made}], triggers: [{template: {name: post,"
                                + " http: {url: '%s', method: POST, payload: [{src: {dependencyName: dep, dataKey:"
                                + " body.metadata.name}, dest: name}]}}}]")
                        .formatted(target.uri("/made")));
        tripline.start();
        tripline.awaitReady();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.requests().stream()
                        .anyMatch(request -> request.path().equals("/api/v1/namespaces/shop/configmaps")
                                && request.query().contains("watch=true")));

        AtomicInteger broken = new AtomicInteger();
        trouble.scheduleAtFixedRate(
                () -> {
                    if (broken.getAndIncrement() % 2 == 0) {
                        server.dropWatches();
                    } else {
                        server.expireWatches();
                    }
                },
                500,
                500,
                TimeUnit.MILLISECONDS);
        long begin = System.nanoTime();
        for (int n = 0; n < OBJECTS; n++) {
            server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: m%d, namespace: shop}, data: {n: '%d'}}"
                    .formatted(n, n));
            if (n % 10 == 9) {
                server.put(
                        "{apiVersion: v1, kind: ConfigMap, metadata: {name: m%d, namespace: shop}, data: {n: changed}}"
                                .formatted(n - 5));
            }
            long due = begin + TimeUnit.SECONDS.toNanos(SECONDS) * n / OBJECTS;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        trouble.shutdown();
        await().atMost(Duration.ofSeconds(60)).until(() -> names().size() == OBJECTS);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> names().size() == OBJECTS);
        assertThat(names().values()).as("each object is told once").containsOnly(1L);
        Figures.print(
                "WatchIT",
                "%d objects made and %d changed within %d s, all watches broken %d times, half of it with 410: each told once"
                        .formatted(OBJECTS, OBJECTS / 10, SECONDS, broken.get()));
        assertThat(broken.get()).isGreaterThanOrEqualTo(SECONDS);
    }

    private Map<String, Long> names() {
        return target.posts().stream()
                .collect(Collectors.groupingBy(RecordingTarget.Post::body, TreeMap::new, Collectors.counting()));
    }
}
