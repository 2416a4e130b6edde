package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.deploy.Shipped;
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
    private static final int OBJECTS = 2_000;

    @TempDir
    private Path folder;

    private final FaultyCluster server = cluster();
    private final RecordingTarget target = RecordingTarget.open();
    private final ScheduledExecutorService trouble = Executors.newSingleThreadScheduledExecutor();
    private Nats nats;
    private InCluster tripline;

    /** An imitation; {@link WatchRealIT} has the real thing. */
    FaultyCluster cluster() {
        return new FakeApiServer();
    }

    /** {@code -Dwatch.seconds=60}: how long; each second every watch is dropped, and half a second later every version too old. */
    int seconds() {
        return Integer.getInteger("watch.seconds", 10);
    }

    /** What K8s/ gives to Tripline, and an account of the event source that may look at the config maps of a shop. */
    private void allowWatching() {
        server.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: tripline, namespace: events}}");
        Shipped.file("K8s/events/argo-events/rbac.yaml").forEach(object -> server.put(object.toString()));
        server.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: looker, namespace: events}}");
        server.put(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: as-looker, namespace: events},"
                        + " rules: [{apiGroups: [''], resources: [serviceaccounts/token], resourceNames: [looker], verbs: [create]}]}");
        server.put(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: as-looker, namespace: events},"
                        + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: as-looker},"
                        + " subjects: [{kind: ServiceAccount, name: tripline, namespace: events}]}");
        server.put("{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: looks, namespace: shop},"
                + " rules: [{apiGroups: [''], resources: [configmaps], verbs: [list, watch]}]}");
        server.put(
                "{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: looks, namespace: shop},"
                        + " roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: looks},"
                        + " subjects: [{kind: ServiceAccount, name: looker, namespace: events}]}");
    }

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
        allowWatching();
        tripline = InCluster.withRights(folder, server, "tripline-0");
        exoticBus(server, "default", nats.url());
        source(
                server,
                "objects",
                "template: {serviceAccountName: looker}, resource: {made: {namespace: shop, group: '', version: v1, resource: configmaps, eventTypes: [ADD]}}");
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

        int seconds = seconds();
        AtomicInteger times = new AtomicInteger();
        AtomicInteger dropped = new AtomicInteger();
        AtomicInteger expired = new AtomicInteger();
        trouble.scheduleAtFixedRate(
                () -> {
                    if (times.getAndIncrement() % 2 == 0) {
                        dropped.addAndGet(server.dropWatches());
                    } else {
                        expired.addAndGet(server.expireWatches());
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
            long due = begin + TimeUnit.SECONDS.toNanos(seconds) * n / OBJECTS;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        }
        trouble.shutdown();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        await().atMost(Duration.ofSeconds(60)).until(() -> names().size() == OBJECTS);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(10)).until(() -> names().size() == OBJECTS);
        assertThat(names().values()).as("each object is told once").containsOnly(1L);
        Figures.print(
                getClass().getSimpleName(),
                "%d objects made and %d changed within %s, trouble %d times: %d watches dropped, %d ended by 410; each told once"
                        .formatted(
                                OBJECTS,
                                OBJECTS / 10,
                                Figures.seconds(took),
                                times.get(),
                                dropped.get(),
                                expired.get()));
        assertThat(times.get()).isGreaterThanOrEqualTo(seconds);
        assertThat(dropped.get()).isGreaterThanOrEqualTo(seconds / 2);
        assertThat(expired.get()).isGreaterThanOrEqualTo(seconds / 2);
    }

    private Map<String, Long> names() {
        return target.posts().stream()
                .collect(Collectors.groupingBy(RecordingTarget.Post::body, TreeMap::new, Collectors.counting()));
    }
}
