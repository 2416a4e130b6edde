package dev.tripline.catalog.kubernetes.status;

import static dev.tripline.catalog.kubernetes.ArgoManifests.NAMESPACE;
import static dev.tripline.catalog.kubernetes.ArgoManifests.exoticBus;
import static dev.tripline.catalog.kubernetes.ArgoManifests.manifest;
import static dev.tripline.catalog.kubernetes.ArgoManifests.path;
import static dev.tripline.catalog.kubernetes.ArgoManifests.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.catalog.kubernetes.ArgoKind;
import dev.tripline.catalog.kubernetes.ArgoObjects;
import dev.tripline.client.kubernetes.TestCluster;
import dev.tripline.client.kubernetes.each.EachCluster;
import dev.tripline.manifest.Position;
import dev.tripline.manifest.Problem;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is written to the API server, how often, and by whom. */
@EachCluster
@Timeout(90)
class StatusWriterTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String EVENTS = "/apis/events.k8s.io/v1/namespaces/events/events";

    private final TestCluster server;
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicReference<String> wrong = new AtomicReference<>("");
    private final AtomicReference<BusStanding> bus =
            new AtomicReference<>(new BusStanding(BusStanding.State.CONNECTED, ""));
    private final AtomicReference<Optional<Provisioned>> provisioned = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T10:00:00Z"));
    private final AtomicBoolean holds = new AtomicBoolean(true);
    private ArgoObjects objects;

    /** Says that all is well, or that everything has one error. */
    private final class Look implements Opinions.Look {
        @Override
        public Opinion of(ArgoKind kind, GenericKubernetesResource object) {
            String type = kind == ArgoKind.EVENT_SOURCE ? "SourcesProvided" : "Configured";
            List<Problem> problems = wrong.get().isEmpty()
                    ? List.of()
                    : List.of(Problem.error("TL-3001", wrong.get(), Position.NONE, "", ""));
            return new Opinion(List.of(Finding.good(type)), problems, true, List.of());
        }

        @Override
        public BusStanding bus() {
            return bus.get();
        }

        @Override
        public Optional<Provisioned> provisioned() {
            return provisioned.get();
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }

    StatusWriterTest(TestCluster server) {
        this.server = server;
    }

    @BeforeEach
    void watch() {
        objects = ArgoObjects.watch(server.client(NAMESPACE), NAMESPACE, "default", trouble -> {});
        open.add(objects);
        await().atMost(SOON).until(objects::isSynced);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
        server.close();
    }

    private StatusWriter writer(String self) {
        StatusWriter writer =
                new StatusWriter(server.client(NAMESPACE), objects, Look::new, holds::get, self, now::get);
        open.add(writer);
        return writer;
    }

    private JsonNode status(ArgoKind kind, String name) {
        return server.get(path(kind, name)).orElseThrow().path("status");
    }

    private List<String> conditions(ArgoKind kind, String name) {
        List<String> all = new ArrayList<>();
        status(kind, name)
                .path("conditions")
                .forEach(one -> all.add(one.path("type").asText() + "="
                        + one.path("status").asText() + "@"
                        + one.path("lastTransitionTime").asText()));
        return all;
    }

    private long writes() {
        return server.asked().stream()
                .filter(request ->
                        request.method().equals("PUT") && request.path().endsWith("/status"))
                .count();
    }

    @Test
    void conditions_are_sorted_written_when_they_differ_and_keep_their_time() {
        source(server, "a", "webhook: {}");
        StatusWriter writer = writer("one");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(conditions(ArgoKind.EVENT_SOURCE, "a"))
                        .containsExactly(
                                "Deployed=True@2026-01-01T10:00:00Z",
                                "Served=True@2026-01-01T10:00:00Z",
                                "SourcesProvided=True@2026-01-01T10:00:00Z"));
        assertThat(status(ArgoKind.EVENT_SOURCE, "a").path("observedGeneration").asInt())
                .isEqualTo(1);

        now.set(Instant.parse("2026-01-01T11:00:00Z"));
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);
        long before = writes();
        writer.look();
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> writes() == before);

        wrong.set("broken");
        source(server, "a", "webhook: {x: {}}");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(conditions(ArgoKind.EVENT_SOURCE, "a"))
                        .containsExactly(
                                "Deployed=True@2026-01-01T10:00:00Z",
                                "Served=False@2026-01-01T11:00:00Z",
                                "SourcesProvided=True@2026-01-01T10:00:00Z"));
        assertThat(status(ArgoKind.EVENT_SOURCE, "a").path("observedGeneration").asInt())
                .isEqualTo(2);
    }

    @Test
    void what_others_wrote_stays() {
        server.put("{apiVersion: argoproj.io/v1alpha1, kind: EventBus, metadata: {name: default, namespace: events},"
                + " spec: {jetstream: {version: latest}}, status: {config: {jetstream: {url: nats://x:4222}},"
                + " conditions: [{type: Deployed, status: 'True', reason: Succeeded, lastTransitionTime:"
                + " '2020-01-01T00:00:00Z'}]}}");
        writer("one");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(conditions(ArgoKind.EVENT_BUS, "default"))
                        .containsExactly("Deployed=True@2020-01-01T00:00:00Z", "Served=True@2026-01-01T10:00:00Z"));
        assertThat(status(ArgoKind.EVENT_BUS, "default")
                        .at("/config/jetstream/url")
                        .asText())
                .isEqualTo("nats://x:4222");
        assertThat(server.get(path(ArgoKind.EVENT_BUS, "default")).orElseThrow().at("/metadata/finalizers"))
                .isEmpty();
    }

    @Test
    void a_bus_that_we_run_gets_its_config_and_argos_finalizer() {
        server.put(manifest(ArgoKind.EVENT_BUS, "default", "jetstream: {version: latest}"));
        provisioned.set(Optional.of(Provisioned.done(Map.of("jetstream", Map.of("url", "nats://made:4222")))));
        writer("one");
        String at = path(ArgoKind.EVENT_BUS, "default");
        await().atMost(SOON)
                .until(() -> status(ArgoKind.EVENT_BUS, "default")
                        .at("/config/jetstream/url")
                        .asText()
                        .equals("nats://made:4222"));
        assertThat(conditions(ArgoKind.EVENT_BUS, "default"))
                .extracting(text -> text.replaceFirst("@.*", ""))
                .containsExactly("Configured=True", "Deployed=True", "Served=True");
        await().atMost(SOON)
                .until(() ->
                        server.get(at).orElseThrow().at("/metadata/finalizers").size() == 1);
        server.delete(at);
        await().atMost(SOON).until(() -> server.get(at).isEmpty());
    }

    @Test
    void an_exotic_bus_gets_the_config_that_argo_connects_by() {
        exoticBus(server, "default", "nats://n:4222");
        writer("one");
        await().atMost(SOON)
                .until(() -> status(ArgoKind.EVENT_BUS, "default")
                        .at("/config/jetstream/url")
                        .asText()
                        .equals("nats://n:4222"));
        assertThat(conditions(ArgoKind.EVENT_BUS, "default"))
                .extracting(text -> text.replaceFirst("@.*", ""))
                .containsExactly("Configured=True", "Deployed=True", "Served=True");
    }

    @Test
    void only_the_holder_of_the_lease_writes_and_at_once_when_it_is_got() {
        holds.set(false);
        StatusWriter writer = writer("one");
        source(server, "a", "webhook: {}");
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> conditions(ArgoKind.EVENT_SOURCE, "a").isEmpty());
        holds.set(true);
        writer.look();
        await().atMost(SOON).until(() -> !conditions(ArgoKind.EVENT_SOURCE, "a").isEmpty());
    }

    @Test
    void losing_the_lease_ends_the_writing_and_nothing_else() {
        writer("one");
        source(server, "a", "webhook: {}");
        await().atMost(SOON).until(() -> !conditions(ArgoKind.EVENT_SOURCE, "a").isEmpty());
        holds.set(false);
        source(server, "b", "webhook: {}");
        await().during(Duration.ofSeconds(2))
                .atMost(SOON)
                .until(() -> conditions(ArgoKind.EVENT_SOURCE, "b").isEmpty());
        assertThat(objects.all(ArgoKind.EVENT_SOURCE)).hasSize(2);
    }

    @Test
    void a_problem_is_an_event_once_and_the_same_again_counts() {
        source(server, "a", "webhook: {}");
        wrong.set("broken");
        writer("one");
        await().atMost(SOON).until(() -> server.list(EVENTS).size() == 1);
        JsonNode event = server.list(EVENTS).getFirst();
        assertThat(event.path("reason").asText()).isEqualTo("Refused");
        assertThat(event.path("note").asText()).contains("TL-3001 broken");
        assertThat(event.path("type").asText()).isEqualTo("Warning");
        assertThat(event.at("/regarding/name").asText()).isEqualTo("a");
        assertThat(event.path("reportingInstance").asText()).isEqualTo("one");

        mendAndBreak();
        assertThat(server.list(EVENTS).getFirst().path("series").isMissingNode())
                .isTrue();
        now.updateAndGet(time -> time.plusSeconds(60));
        mendAndBreak();
        await().atMost(SOON)
                .until(() -> server.list(EVENTS).getFirst().at("/series/count").asInt() == 2);
        assertThat(server.list(EVENTS)).hasSize(1);
    }

    private void mendAndBreak() {
        wrong.set("");
        await().atMost(SOON).until(() -> served("True"));
        wrong.set("broken");
        await().atMost(SOON).until(() -> served("False"));
    }

    private boolean served(String status) {
        return conditions(ArgoKind.EVENT_SOURCE, "a").stream().anyMatch(one -> one.startsWith("Served=" + status));
    }

    @Test
    void a_bus_stays_while_somebody_refers_to_it() {
        exoticBus(server, "default", "nats://n:4222");
        source(server, "a", "webhook: {}");
        server.put(manifest(ArgoKind.SENSOR, "s", ""));
        writer("one");
        String at = path(ArgoKind.EVENT_BUS, "default");
        await().atMost(SOON)
                .until(() -> server.get(at)
                        .orElseThrow()
                        .at("/metadata/finalizers/0")
                        .asText()
                        .equals("eventbus-controller"));

        server.delete(at);
        await().atMost(SOON).until(() -> notes().contains("can not delete an EventBus with 1 EventSources connected"));
        assertThat(server.get(at)).isPresent();
        server.delete(path(ArgoKind.EVENT_SOURCE, "a"));
        now.updateAndGet(time -> time.plusSeconds(60));
        await().atMost(SOON).until(() -> notes().contains("can not delete an EventBus with 1 Sensors connected"));
        assertThat(server.get(at)).isPresent();
        server.delete(path(ArgoKind.SENSOR, "s"));
        await().atMost(SOON).until(() -> server.get(at).isEmpty());
    }

    private List<String> notes() {
        return server.list(EVENTS).stream()
                .map(event -> event.path("note").asText())
                .toList();
    }

    @Test
    void argos_finalizers_keep_nobody_who_is_to_go() {
        server.put("{apiVersion: argoproj.io/v1alpha1, kind: Sensor, metadata: {name: s, namespace: events,"
                + " finalizers: [sensor-controller, other]}, spec: {}}");
        writer("one");
        String at = path(ArgoKind.SENSOR, "s");
        await().atMost(SOON).until(() -> !conditions(ArgoKind.SENSOR, "s").isEmpty());
        assertThat(server.get(at).orElseThrow().at("/metadata/finalizers")).hasSize(2);
        server.delete(at);
        await().atMost(SOON)
                .until(() ->
                        server.get(at).orElseThrow().at("/metadata/finalizers").size() == 1);
        assertThat(server.get(at).orElseThrow().at("/metadata/finalizers/0").asText())
                .isEqualTo("other");
    }
}
