package dev.tripline.catalog.kubernetes.status;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.client.kubernetes.FakeApiServer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whose finalizers are put on and taken off. */
@Timeout(60)
class FinalizersTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final FakeApiServer server = new FakeApiServer();
    private final ArgoObjects objects =
            ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, "default", trouble -> {});
    private final Finalizers finalizers = new Finalizers(server.client(NAMESPACE), objects);

    @AfterEach
    void close() {
        objects.close();
        server.close();
    }

    private GenericKubernetesResource put(ArgoKind kind, String finalizer, String spec) {
        server.put(
                "{apiVersion: argoproj.io/v1alpha1, kind: %s, metadata: {name: default, namespace: events, finalizers: [%s]}, spec: {%s}}"
                        .formatted(kind.kind(), finalizer, spec));
        return await().atMost(SOON)
                .until(() -> objects.all(kind), all -> !all.isEmpty())
                .getFirst();
    }

    private GenericKubernetesResource going(ArgoKind kind) {
        server.delete(path(kind, "default"));
        return await().atMost(SOON)
                .until(
                        () -> objects.all(kind).getFirst(),
                        one -> one.getMetadata().getDeletionTimestamp() != null);
    }

    private JsonNode there(ArgoKind kind) {
        return server.get(path(kind, "default")).orElseThrow().at("/metadata/finalizers");
    }

    private long writes() {
        return server.requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .count();
    }

    /** The API server refuses a finalizer on what is going. */
    @Test
    void nothing_is_put_on_a_bus_that_is_going() {
        put(ArgoKind.EVENT_BUS, "other", "jetstreamExotic: {url: 'nats://n:4222'}");
        Optional<String> refusal = finalizers.attend(ArgoKind.EVENT_BUS, going(ArgoKind.EVENT_BUS), false);
        assertThat(refusal).isEmpty();
        assertThat(there(ArgoKind.EVENT_BUS).toString()).isEqualTo("[\"other\"]");
        assertThat(writes()).isZero();
    }

    @Test
    void a_bus_that_others_run_is_theirs() {
        GenericKubernetesResource bus = put(ArgoKind.EVENT_BUS, "", "jetstream: {version: latest}");
        assertThat(finalizers.attend(ArgoKind.EVENT_BUS, bus, false)).isEmpty();
        assertThat(writes()).isZero();
        assertThat(finalizers.attend(ArgoKind.EVENT_BUS, bus, true)).isEmpty();
        assertThat(there(ArgoKind.EVENT_BUS).toString()).isEqualTo("[\"eventbus-controller\"]");
    }

    @Test
    void who_stays_keeps_argos_finalizer_and_gets_none() {
        for (ArgoKind kind : new ArgoKind[] {ArgoKind.EVENT_SOURCE, ArgoKind.SENSOR}) {
            GenericKubernetesResource object = put(kind, kind.finalizer(), "");
            assertThat(finalizers.attend(kind, object, false)).isEmpty();
            assertThat(there(kind)).hasSize(1);
            server.delete(path(kind, "default"));
        }
        assertThat(writes()).isZero();
    }
}
