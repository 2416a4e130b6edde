package dev.tripline.it;

import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.chaos.world.Nats;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.FaultyCluster;
import dev.tripline.deploy.Shipped;
import dev.tripline.it.kit.Command;
import dev.tripline.it.kit.Figures;
import dev.tripline.it.kit.InCluster;
import dev.tripline.it.kit.Ports;
import dev.tripline.source.Hmac;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example that K8s/ has for a push, in a cluster: from GitHub's post to the Workflow and Argo CD's operation, with the rights
 * that its rbac.yaml gives and no others.
 */
class DeployIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String SECRET = "s3cr3t-of-the-hook";
    private static final String SHA = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
    private static final String WORKFLOWS = "/apis/argoproj.io/v1alpha1/namespaces/events/workflows";
    private static final String APPLICATION = "/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/";
    private static final Predicate<FakeApiServer.Request> CREATES_A_WORKFLOW =
            request -> request.method().equals("POST") && request.path().equals(WORKFLOWS);

    @TempDir
    private Path folder;

    private final FaultyCluster server = cluster();
    private final int hook = Ports.free();
    private Nats nats;
    private InCluster tripline;

    /** An imitation; {@link DeployRealIT} has the real thing. */
    FaultyCluster cluster() {
        return new FakeApiServer();
    }

    @BeforeEach
    void apply() {
        nats = Nats.start(folder.resolve("nats"), 1);
        tripline = InCluster.withRights(folder, server, "tripline-0");
        exoticBus(server, "default", nats.url());
        secret("github-webhook", "secret", SECRET);
        Shipped.file("K8s/events/argo-events/tripline.yaml").stream()
                .filter(object -> object.path("kind").asText().matches("ServiceAccount|Service"))
                .forEach(object -> server.put(object.toString()));
        Shipped.file("K8s/events/argo-events/rbac.yaml").forEach(object -> server.put(object.toString()));
        Shipped.folder("K8s/events/github-deploy")
                .forEach(object -> server.put(object.toString().replace("12001", String.valueOf(hook))));
        Shipped.file("K8s/access/argocd.yaml").forEach(object -> server.put(object.toString()));
        application("shop");
        application("blog");
        server.put("""
            apiVersion: argoproj.io/v1alpha1
            kind: Sensor
            metadata: {name: github-sync, namespace: events}
            spec:
              template: {serviceAccountName: github-deploy}
              dependencies: [{name: push, eventSourceName: github, eventName: push}]
              triggers:
                - template:
                    name: sync
                    argocd: {operation: sync, namespace: argocd, name: blog, push: {dependencyName: push}}
            """);
        // What K8s/access/argocd.yaml says of the shop, for the blog.
        Shipped.file("K8s/access/argocd.yaml")
                .forEach(object -> server.put(object.toString()
                        .replace("\"events-github-deploy\"", "\"events-github-deploy-blog\"")
                        .replace("\"shop\"", "\"blog\"")));
    }

    @AfterEach
    void close() {
        tripline.close();
        nats.close();
        server.close();
    }

    private void secret(String name, String key, String value) {
        String encoded = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        server.put("{apiVersion: v1, kind: Secret, metadata: {name: %s, namespace: events}, data: {%s: %s}}"
                .formatted(name, key, encoded));
    }

    private void application(String name) {
        server.put(
                "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: %s, namespace: argocd},"
                                .formatted(name)
                        + " spec: {source: {repoURL: 'https://github.com/harbour-lane/shop', targetRevision: main, path: deploy}}}");
    }

    private int push(String delivery) {
        String body = """
                {"ref": "refs/heads/main", "after": "%s", "before": "%s", "deleted": false,
                 "repository": {"full_name": "harbour-lane/shop", "default_branch": "main",
                   "html_url": "https://github.com/harbour-lane/shop", "clone_url": "https://github.com/harbour-lane/shop.git",
                   "ssh_url": "git@github.com:harbour-lane/shop.git"},
                 "commits": [{"added": [], "removed": [], "modified": ["deploy/values.yaml"]}]}""".formatted(SHA, SHA.replace('4', '0'));
        return InCluster.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + hook + "/push"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", "sha256=" + Hmac.sha256(SECRET, body))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode application(String name, String pointer) {
        return server.get(APPLICATION + name).orElseThrow().at(pointer);
    }

    private void awaitEffects() {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(server.list(WORKFLOWS)).hasSize(1);
            assertThat(application("shop", "/metadata/annotations")
                            .path("argocd.argoproj.io/refresh")
                            .asText())
                    .isEqualTo("normal");
            assertThat(application("blog", "/operation/sync/revision").asText()).isEqualTo(SHA);
        });
    }

    /** Status, reason and message of our condition; empty as long as there is none. */
    private String served(String sensor) {
        for (JsonNode one :
                server.get(path(ArgoKind.SENSOR, sensor)).orElseThrow().at("/status/conditions")) {
            if (one.path("type").asText().equals("Served")) {
                return one.path("status").asText() + " " + one.path("reason").asText() + " "
                        + one.path("message").asText();
            }
        }
        return "";
    }

    private Command.Ended ask(String... arguments) {
        List<String> all = Stream.concat(Stream.of(arguments), Stream.of("--api", tripline.url("")))
                .toList();
        return Command.run(folder, Map.of(), all.toArray(String[]::new));
    }

    @Test
    @Timeout(180)
    void aPushBecomesOneWorkflowAndOneOperation() {
        tripline.start();
        tripline.awaitReady();
        await().atMost(SOON).until(() -> served("github-deploy").startsWith("True"));
        long begin = System.nanoTime();
        assertThat(push("delivery-1")).isEqualTo(200);
        awaitEffects();
        Figures.print(
                getClass().getSimpleName(),
                "from a push to its workflow and operation: "
                        + Figures.millis(Duration.ofNanos(System.nanoTime() - begin)));
        ObjectNode workflow = server.list(WORKFLOWS).getFirst();
        assertThat(workflow.at("/spec/arguments/parameters/0/value").asText()).isEqualTo(SHA);
        assertThat(workflow.at("/metadata/labels")
                        .path("events.argoproj.io/sensor")
                        .asText())
                .isEqualTo("github-deploy");
        assertThat(application("blog", "/operation/initiatedBy/username").asText())
                .isNotEmpty();
        assertThat(server.requests())
                .filteredOn(CREATES_A_WORKFLOW)
                .singleElement()
                .satisfies(
                        request -> assertThat(request.user()).isEqualTo("system:serviceaccount:events:github-deploy"));
        assertThat(server.get("/api/v1/namespaces/events/services/github-eventsource-svc")
                        .orElseThrow()
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(hook);

        String version = application("blog", "/metadata/resourceVersion").asText();
        assertThat(push("delivery-1")).as("GitHub sends it again").isEqualTo(200);
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> server.list(WORKFLOWS).size() == 1);
        assertThat(application("blog", "/metadata/resourceVersion").asText()).isEqualTo(version);
        assertThat(tripline.output()).doesNotContain(SECRET, "token-events-github-deploy", "eyJhbGciOi");
    }

    @Test
    @Timeout(180)
    void killedBetweenCreateAndRecordItMakesNothingTwice() throws Exception {
        tripline.start();
        tripline.awaitReady();
        server.leaveUnanswered(CREATES_A_WORKFLOW.or(
                request -> request.method().equals("PATCH") && request.path().equals(APPLICATION + "blog")));
        assertThat(push("delivery-1")).isEqualTo(200);
        awaitEffects();
        tripline.kill();
        server.leaveUnanswered(request -> false);
        long before = server.requests().stream().filter(CREATES_A_WORKFLOW).count();
        // Argo CD has begun and ended what was asked for.
        server.put("{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {name: blog, namespace: argocd,"
                + " annotations: %s}, spec: %s, status: {operationState: {phase: Succeeded, operation: %s}}}"
                        .formatted(
                                application("blog", "/metadata/annotations"),
                                application("blog", "/spec"),
                                application("blog", "/operation")));
        assertThat(application("blog", "/operation").isMissingNode()).isTrue();
        tripline.start();
        tripline.awaitReady();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(ask("actions", "ls", "-o", "json").out())
                                .contains("an earlier attempt submitted", "by an earlier attempt"));
        assertThat(server.requests().stream().filter(CREATES_A_WORKFLOW).count())
                .isGreaterThan(before);
        assertThat(server.list(WORKFLOWS)).hasSize(1);
        assertThat(application("blog", "/operation").isMissingNode())
                .as("no second operation")
                .isTrue();
    }

    @Test
    @Timeout(180)
    void withoutTheRightThereIsAConditionADeadLetterAndNoObject() {
        ObjectNode role = Shipped.file("K8s/events/github-deploy/rbac.yaml").stream()
                .filter(object -> object.path("kind").asText().equals("Role")
                        && object.at("/metadata/name").asText().equals("github-deploy"))
                .findFirst()
                .orElseThrow();
        ObjectNode less = role.deepCopy();
        ((ObjectNode) less.at("/rules/0")).putArray("verbs").add("get");
        server.put(less.toString());
        tripline.start();
        tripline.awaitReady();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(served("github-deploy"))
                        .startsWith("False Failing")
                        .contains("events:github-deploy may not create workflows.argoproj.io in events"));
        assertThat(tripline.get("/api/v1/status")).contains("may not create workflows.argoproj.io");
        assertThat(push("delivery-1")).isEqualTo(200);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(ask("dlq", "ls").out()).contains("github-deploy", "check", "forbidden"));
        assertThat(server.list(WORKFLOWS)).isEmpty();

        server.put(role.toString());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(served("github-deploy")).doesNotContain("create workflows"));
        assertThat(ask("dlq", "redrive", "--sensor", "github-deploy", "--trigger", "check", "--yes")
                        .code())
                .isZero();
        await().atMost(SOON).until(() -> server.list(WORKFLOWS).size() == 1);
    }
}
