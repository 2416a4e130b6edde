package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static dev.tripline.catalog.kubernetes.ArgoManifests.sensor;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.InCluster;
import dev.tripline.it.kit.Ports;
import dev.tripline.it.kit.RecordingTarget;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tripline serve} without a path, against an API server and a NATS of their own. */
class KubernetesIT {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private final TestCluster server = cluster();
    private final RecordingTarget target = RecordingTarget.open();
    private final int hook = Ports.free();
    private Nats nats;
    private InCluster tripline;

    @BeforeEach
    void startBus() {
        nats = Nats.start(folder.resolve("nats"), 1);
        tripline = tripline(folder, server);
    }

    @AfterEach
    void close() {
        tripline.close();
        target.close();
        nats.close();
        server.close();
    }

    /** An imitation; {@link KubeApiServerIT} has the real thing. */
    TestCluster cluster() {
        return new FakeApiServer();
    }

    InCluster tripline(Path ofProcess, TestCluster cluster) {
        return new InCluster(ofProcess, cluster, "tripline-0");
    }

    private int post(String endpoint, String body) {
        return InCluster.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hook + endpoint))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer hunter2")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private void putSource(String endpoint) {
        source(
                server,
                "door",
                "webhook: {in: {port: \"%d\", endpoint: %s, method: POST, authSecret: {name: hook, key: token}}}"
                        .formatted(hook, endpoint));
    }

    private void putSensor(String mark) {
        sensor(
                server,
                "worker",
                ("dependencies: [{name: dep, eventSourceName: door, eventName: in}], triggers: [{policy: {status: {allow: [200]}},"
                                + " retryStrategy: {steps: 20, duration: 500ms}, template: {name: post,"
                                + " http: {url: '%s', method: POST, payload: [{src: {dependencyName: dep, dataKey: body.n},"
                                + " dest: n}, {src: {dependencyName: dep, value: %s}, dest: mark}]}}}]")
                        .formatted(target.uri("/done"), mark));
    }

    private long done(String text) {
        return target.posts().stream()
                .filter(post -> post.body().contains(text))
                .count();
    }

    private Map<String, String> conditions(ArgoKind kind, String name) {
        Map<String, String> all = new java.util.TreeMap<>();
        JsonNode object = server.get(path(kind, name)).orElseThrow();
        object.at("/status/conditions")
                .forEach(one -> all.put(
                        one.path("type").asText(),
                        (one.path("status").asText() + " " + one.path("reason").asText()).strip()));
        return all;
    }

    private void awaitConditions(ArgoKind kind, String name, Map<String, String> wanted) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(conditions(kind, name)).isEqualTo(wanted));
    }

    @Test
    @Timeout(180)
    void objects_are_served_edited_deleted_and_told_about() throws Exception {
        server.put(
                "{apiVersion: v1, kind: Secret, metadata: {name: hook, namespace: events}, data: {token: aHVudGVyMg==}}");
        putSource("/in");
        putSensor("one");
        tripline.start();
        // No bus yet: the door is open, nobody is told that an event was taken.
        await().atMost(READY).until(() -> post("/in", "{\"n\": 0}") == 503);
        awaitConditions(
                ArgoKind.SENSOR,
                "worker",
                Map.of(
                        "Deployed", "False EventBusNotFound",
                        "DependenciesProvided", "Unknown",
                        "TriggersProvided", "Unknown",
                        "Served", "False EventBusNotFound"));

        exoticBus(server, "default", nats.url());
        tripline.awaitReady();
        assertThat(post("/in", "{\"n\": 1}")).isEqualTo(200);
        await().atMost(SOON).until(() -> done("\"mark\":\"one\"") == 1);
        awaitConditions(
                ArgoKind.EVENT_SOURCE,
                "door",
                Map.of("Deployed", "True", "Served", "True InForce", "SourcesProvided", "True"));
        awaitConditions(
                ArgoKind.SENSOR,
                "worker",
                Map.of(
                        "Deployed", "True",
                        "DependenciesProvided", "True",
                        "TriggersProvided", "True",
                        "Served", "True InForce"));
        awaitConditions(
                ArgoKind.EVENT_BUS,
                "default",
                Map.of("Configured", "True", "Deployed", "True Skipped", "Served", "True InForce"));

        long edited = System.nanoTime();
        putSource("/moved");
        await().atMost(SECOND).pollInterval(Duration.ofMillis(10)).until(() -> post("/moved", "{\"n\": 2}") == 200);
        Duration edit = Duration.ofNanos(System.nanoTime() - edited);
        putSensor("two");
        await().atMost(SECOND.multipliedBy(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    post("/moved", "{\"n\": 3}");
                    return done("\"mark\":\"two\"") > 0;
                });

        source(server, "door", "webhook: {in: {port: \"" + hook + "\"}}");
        awaitConditions(
                ArgoKind.EVENT_SOURCE,
                "door",
                Map.of("Deployed", "True", "Served", "False Refused", "SourcesProvided", "False InvalidEventSource"));
        assertThat(post("/moved", "{\"n\": 4}")).isEqualTo(200);
        await().atMost(SOON)
                .until(() -> server.list("/apis/events.k8s.io/v1/events").stream()
                        .anyMatch(event -> event.path("reason").asText().equals("Refused")));
        assertThat(tripline.output()).doesNotContain("hunter2");

        putSource("/moved");
        awaitConditions(
                ArgoKind.EVENT_SOURCE,
                "door",
                Map.of("Deployed", "True", "Served", "True InForce", "SourcesProvided", "True"));
        long deleted = System.nanoTime();
        server.delete(path(ArgoKind.EVENT_SOURCE, "door"));
        await().atMost(SECOND).pollInterval(Duration.ofMillis(10)).until(() -> post("/moved", "{\"n\": 5}") == 0);
        Figures.print(
                getClass().getSimpleName(),
                "an edit takes effect after %s, a deletion after %s"
                        .formatted(
                                Figures.millis(edit), Figures.millis(Duration.ofNanos(System.nanoTime() - deleted))));
    }

    @Test
    @Timeout(180)
    void a_killed_server_comes_back_to_its_place() throws Exception {
        server.put(
                "{apiVersion: v1, kind: Secret, metadata: {name: hook, namespace: events}, data: {token: aHVudGVyMg==}}");
        exoticBus(server, "default", nats.url());
        putSource("/in");
        putSensor("one");
        tripline.start("--install-crds");
        tripline.awaitReady();
        assertThat(server.get("/apis/apiextensions.k8s.io/v1/customresourcedefinitions/sensors.argoproj.io"))
                .isPresent();
        target.answerWith(503);
        for (int n = 1; n <= 20; n++) {
            assertThat(post("/in", "{\"n\": " + n + "}")).isEqualTo(200);
        }
        tripline.kill();
        target.answerWith(200);
        tripline.start();
        tripline.awaitReady();
        await().atMost(Duration.ofSeconds(60)).until(() -> target.doneByKey().size() == 20);
        assertThat(target.doneByKey().values()).containsOnly(1L);
        assertThat(post("/in", "{\"n\": 21}")).isEqualTo(200);
        await().atMost(SOON).until(() -> target.doneByKey().size() == 21);
    }

    @Test
    @Timeout(60)
    void without_paths_and_without_a_cluster_there_is_nothing_to_serve() {
        Command.Ended ended = Command.run(folder, Map.of("KUBECONFIG", "/no/such/file"), "serve");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("nothing to serve", "KUBECONFIG names /no/such/file, which is not there");
        Command.Ended paths = Command.run(folder, Map.of("KUBECONFIG", "/no/such/file"), "serve", folder.toString());
        assertThat(paths.code()).isEqualTo(2);
        assertThat(paths.err()).contains("--bus is missing");
    }
}
