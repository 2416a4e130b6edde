package dev.tripline.runtime.cluster.provision;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.runtime.cluster.provision.World.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.catalog.kubernetes.status.Finding;
import dev.tripline.catalog.kubernetes.status.Provisioned;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.runtime.cluster.provision.server.ServerVersions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a bus is kept: what others do to its objects, and what the API server answers. */
@Timeout(90)
class KeptTest {
    private static final String CONFIG_HASH = "/spec/template/metadata/annotations/tripline.dev~1config-hash";

    private final FakeApiServer server = new FakeApiServer();
    private final World world = new World(server);

    @AfterEach
    void close() {
        world.close();
    }

    private JsonNode set() {
        return world.statefulSet().orElseThrow();
    }

    private List<JsonNode> mended() {
        return List.of(set(), world.service().orElseThrow(), world.configMap().orElseThrow());
    }

    /** Without its owner an object outlives the EventBus. */
    @Test
    void owners_are_mended() {
        world.bus("version: latest");
        world.round();
        mended().forEach(object ->
                world.edit(object, copy -> ((ObjectNode) copy.path("metadata")).remove("ownerReferences")));
        world.round();
        assertThat(mended())
                .allSatisfy(object -> assertThat(
                                object.at("/metadata/ownerReferences/0/uid").asText())
                        .isEqualTo(world.uid()));
    }

    @Test
    void labels_are_mended() {
        world.bus("version: latest");
        world.round();
        mended().forEach(object ->
                world.edit(object, copy -> ((ObjectNode) copy.at("/metadata/labels")).remove("owner-name")));
        world.round();
        assertThat(mended())
                .allSatisfy(object -> assertThat(
                                object.at("/metadata/labels/owner-name").asText())
                        .isEqualTo("default"));
    }

    @Test
    void a_service_that_leads_elsewhere_is_mended_and_what_others_added_stays() {
        world.bus("version: latest");
        world.round();
        world.edit(world.service().orElseThrow(), service -> {
            ((ObjectNode) service.path("spec")).put("publishNotReadyAddresses", false);
            ((ObjectNode) service.at("/spec/selector")).put("owner-name", "other");
            ((ObjectNode) service.path("metadata")).withObject("/annotations").put("note", "theirs");
        });
        world.edit(world.configMap().orElseThrow(), map -> {
            ((ObjectNode) map.path("data")).put("theirs", "x");
            ((ObjectNode) map.path("data")).put("nats-js", "port: 1");
        });
        world.round();
        JsonNode service = world.service().orElseThrow();
        assertThat(service.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
        assertThat(service.at("/spec/selector/owner-name").asText()).isEqualTo("default");
        assertThat(service.at("/metadata/annotations/note").asText()).isEqualTo("theirs");
        assertThat(world.configMap().orElseThrow().at("/data/theirs").asText()).isEqualTo("x");
        assertThat(world.config()).contains("jetstream {");
    }

    /** nats-server reads neither again by itself. */
    @Test
    void another_secret_makes_new_pods() {
        world.bus("version: latest");
        world.round();
        String before = set().at(CONFIG_HASH).asText();
        assertThat(before).isNotEmpty();
        world.edit(
                world.serverSecret().orElseThrow(),
                secret -> ((ObjectNode) secret.path("data")).put("auth", "YWNjb3VudHMge30="));
        world.round();
        assertThat(set().at(CONFIG_HASH).asText()).isNotEmpty().isNotEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "client-auth"})
    void a_secret_of_another_is_not_used(String which) {
        world.bus("version: latest");
        world.round();
        server.delete(World.path("statefulsets", "eventbus-default-js"));
        world.edit(
                server.get(World.secret(which)).orElseThrow(),
                secret -> ((ObjectNode) secret.at("/metadata/ownerReferences/0")).put("uid", "somebody-else"));
        Finding said = world.round().deployed().orElseThrow();
        assertThat(said.reason()).isEqualTo("JetStreamAuthSecretsFailed");
        assertThat(said.message()).contains("belongs to EventBus default, not to this");
        assertThat(world.statefulSet()).isEmpty();
    }

    @Test
    void who_was_faster_is_no_failure() {
        world.bus("version: latest");
        server.fail(
                2,
                409,
                "AlreadyExists",
                request -> request.method().equals("POST") && request.path().endsWith("/configmaps"));
        List<Optional<Provisioned>> heard = new CopyOnWriteArrayList<>();
        AtomicReference<Provisioner> provisioner = new AtomicReference<>();
        provisioner.set(world.provisioner(
                () -> true, () -> Optional.ofNullable(provisioner.get()).ifPresent(one -> heard.add(one.result()))));
        assertThat(World.said(provisioner.get()).reason()).isEqualTo("Succeeded");
        assertThat(heard)
                .allSatisfy(one -> assertThat(one.flatMap(Provisioned::deployed))
                        .hasValueSatisfying(said -> assertThat(said.reason()).isEqualTo("Succeeded")));
    }

    @Test
    void what_becomes_of_it_is_told_and_with_the_rights_it_ends() {
        world.bus("version: latest");
        AtomicInteger heard = new AtomicInteger();
        Provisioner provisioner = world.provisioner(() -> true, heard::incrementAndGet);
        World.said(provisioner);
        await().atMost(SOON).until(() -> heard.get() == 1);
        server.fail(
                Integer.MAX_VALUE, 403, "Forbidden", request -> request.path().contains("/statefulsets"));
        await().atMost(SOON).until(() -> provisioner.result().isEmpty());
        await().atMost(SOON).until(() -> heard.get() == 2);
    }

    /** However long the pause between two rounds is. */
    @Test
    void a_change_of_the_event_bus_is_not_waited_for() {
        world.bus("version: latest");
        Provisioner.Pace slow = new Provisioner.Pace(Duration.ofMillis(50), Duration.ofHours(1), Duration.ofHours(1));
        try (Provisioner provisioner = new Provisioner(
                server.client(NAMESPACE), world.objects, ServerVersions.standard(), () -> true, () -> {}, slow)) {
            World.said(provisioner);
            world.bus("version: latest, replicas: 5");
            await().atMost(SOON).until(() -> set().at("/spec/replicas").asInt() == 5);
            world.edit(
                    server.get("/apis/argoproj.io/v1alpha1/namespaces/events/eventbus/default")
                            .orElseThrow(),
                    bus -> ((ObjectNode) bus.path("metadata"))
                            .withObject("/labels")
                            .put("team", "a"));
            await().atMost(SOON)
                    .until(() -> set().at("/metadata/labels/team").asText().equals("a"));
        }
    }
}
