package dev.tripline.runtime.cluster.provision;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoManifests;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.catalog.kubernetes.status.Finding;
import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.runtime.cluster.provision.server.ServerVersions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An API server with an EventBus, and somebody who runs its bus. */
final class World implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(20);
    static final Provisioner.Pace FAST =
            new Provisioner.Pace(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofMillis(400));
    private static final String APPS = "/apis/apps/v1/namespaces/events/statefulsets/";
    private static final String CORE = "/api/v1/namespaces/events/";

    final TestCluster server;
    final ArgoObjects objects;
    private final List<Provisioner> open = new ArrayList<>();

    World(TestCluster server) {
        this.server = server;
        this.objects = ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, "default", trouble -> {});
    }

    /** @param jetstream in the YAML of one line, without its braces */
    void bus(String jetstream) {
        server.put(ArgoManifests.manifest(ArgoKind.EVENT_BUS, "default", "jetstream: {" + jetstream + "}"));
        await().atMost(SOON)
                .until(() ->
                        objects.isSynced() && !objects.all(ArgoKind.EVENT_BUS).isEmpty());
    }

    Provisioner provisioner(BooleanSupplier leading, Runnable heard) {
        Provisioner provisioner =
                new Provisioner(server.client(NAMESPACE), objects, ServerVersions.standard(), leading, heard, FAST);
        open.add(provisioner);
        return provisioner;
    }

    /** Waits until the bus is provisioned, or why not. */
    Finding provisioned() {
        return said(provisioner(() -> true, () -> {}));
    }

    static Finding said(Provisioner provisioner) {
        return await().atMost(SOON)
                .until(() -> provisioner.result().flatMap(Provisioned::deployed), Optional::isPresent)
                .orElseThrow();
    }

    /** One round without a thread. */
    Provisioned round() {
        return new Round(server.client(NAMESPACE), ServerVersions.standard(), java.time.InstantSource.system())
                .run(objects.all(ArgoKind.EVENT_BUS).getFirst());
    }

    String uid() {
        return server.get(ArgoManifests.path(ArgoKind.EVENT_BUS, "default"))
                .orElseThrow()
                .at("/metadata/uid")
                .asText();
    }

    Optional<JsonNode> statefulSet() {
        return server.get(APPS + "eventbus-default-js");
    }

    Optional<JsonNode> service() {
        return server.get(CORE + "services/eventbus-default-js-svc");
    }

    Optional<JsonNode> configMap() {
        return server.get(CORE + "configmaps/eventbus-default-js-config");
    }

    Optional<JsonNode> serverSecret() {
        return server.get(secret("server"));
    }

    Optional<JsonNode> clientSecret() {
        return server.get(secret("client-auth"));
    }

    static String secret(String which) {
        return CORE + "secrets/eventbus-default-js-" + which;
    }

    static String path(String kind, String name) {
        return kind.equals("statefulsets") ? APPS + name : CORE + kind + "/" + name;
    }

    static String value(JsonNode secret, String key) {
        return new String(Base64.getDecoder().decode(secret.at("/data/" + key).asText()), StandardCharsets.UTF_8);
    }

    String config() {
        return configMap().orElseThrow().at("/data/nats-js").asText();
    }

    /** Changes an object as somebody with kubectl would. */
    void edit(JsonNode object, java.util.function.Consumer<ObjectNode> change) {
        ObjectNode copy = object.deepCopy();
        change.accept(copy);
        server.put(copy.toString());
    }

    long writes() {
        return server.asked().stream()
                .filter(TestCluster.Asked::isWrite)
                .filter(request -> request.path().contains("eventbus-default-js")
                        || request.method().equals("POST")
                                && request.path().matches(".*/(secrets|configmaps|services|statefulsets)"))
                .count();
    }

    @Override
    public void close() {
        open.forEach(Provisioner::close);
        objects.close();
        server.close();
    }
}
