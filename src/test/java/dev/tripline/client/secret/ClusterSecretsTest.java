package dev.tripline.client.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.Clusters;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.client.kubernetes.each.NotOn;
import dev.tripline.manifest.Manifest;
import dev.tripline.manifest.Problems;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.text.YamlReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Secrets and config maps of one namespace, by name. */
@EachCluster
@Timeout(60)
class ClusterSecretsTest {
    private static final SecretKeySelector TOKEN = new SecretKeySelector("hook", "token");

    private final TestCluster server;
    private final ClusterSecrets secrets = new ClusterSecrets();

    ClusterSecretsTest(TestCluster server) {
        this.server = server;
    }

    @AfterEach
    void close() {
        secrets.close();
        server.close();
    }

    private void secret(String namespace, String value) {
        String data = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        server.put("{apiVersion: v1, kind: Secret, metadata: {name: hook, namespace: %s}, data: {token: %s}}"
                .formatted(namespace, data));
    }

    private static List<Manifest> manifests(String spec) {
        return YamlReader.read(
                "x.yaml",
                "{apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: {name: s}, spec: " + spec + "}",
                new Problems());
    }

    @Test
    void before_it_is_opened_there_is_nothing() {
        secrets.expect(Referenced.in(manifests("{a: {name: hook, key: token}}")));
        assertThat(secrets.read(TOKEN)).isEmpty();
    }

    @Test
    void values_come_from_this_namespace_without_their_last_newline_and_are_never_listed() {
        server.namespace("elsewhere");
        secret("elsewhere", "foreign");
        secret("events", "mine\n");
        server.put("{apiVersion: v1, kind: ConfigMap, metadata: {name: conf, namespace: events}, data: {k: v}}");
        secrets.open(server.client("events"), "events");
        secrets.expect(Referenced.in(manifests("{x: [{tokenSecret: {name: hook, key: token}}],"
                + " valueFrom: {configMapKeyRef: {name: conf, key: k}}, y: {name: no, key: 1}}")));

        assertThat(secrets.read(TOKEN)).contains("mine");
        assertThat(secrets.config(new ConfigMapKeySelector("conf", "k"))).contains("v");
        assertThat(secrets.read(new SecretKeySelector("../configmaps/conf", "k")))
                .isEmpty();
        assertThat(server.asked())
                .filteredOn(request ->
                        request.path().contains("/secrets") || request.path().contains("/configmaps"))
                .allMatch(request -> request.method().equals("GET")
                        && request.path().matches("/api/v1/namespaces/events/(secrets/hook|configmaps/conf)"));
    }

    @Test
    void a_rotated_secret_counts_within_seconds() {
        secret("events", "old");
        secrets.open(server.client("events"), "events");
        secrets.expect(Referenced.in(manifests("{a: {name: hook, key: token}}")));
        assertThat(secrets.read(TOKEN)).contains("old");
        secret("events", "new");
        await().atMost(Duration.ofSeconds(5)).until(() -> secrets.read(TOKEN).equals(Optional.of("new")));
    }

    @Test
    @NotOn(
            value = {Clusters.MOCK, Clusters.REAL},
            because = "they refuse nothing by order")
    void what_may_not_be_read_is_missing() {
        secret("events", "mine");
        ((FakeApiServer) server)
                .fail(
                        Integer.MAX_VALUE,
                        403,
                        "Forbidden",
                        request -> request.path().contains("/secrets/"));
        secrets.open(server.client("events"), "events");
        secrets.expect(Referenced.in(manifests("{a: {name: hook, key: token}}")));
        assertThat(secrets.read(TOKEN)).isEmpty();
    }
}
