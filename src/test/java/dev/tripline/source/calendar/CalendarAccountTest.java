package dev.tripline.source.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.Cluster;
import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.client.kubernetes.FakeApiServer.Request;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.calendar.kept.Remembering;
import dev.tripline.source.cluster.ByToken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.Closeable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The config map of a calendar is written by the account of its event source, as by its pod in Argo Events. */
@Timeout(60)
class CalendarAccountTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEEPER = "system:serviceaccount:events:keeper";
    private static final String MAP = "/api/v1/namespaces/events/configmaps/slots";

    private final FakeApiServer server = new FakeApiServer();
    private final Vertx vertx = Vertx.vertx();
    private final FakeScheduler scheduler = new FakeScheduler();
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final RecordingEmitter recording = new RecordingEmitter();
    private final CalendarSource source = new CalendarSource(
            scheduler,
            clock,
            new SimpleMeterRegistry(),
            Optional.of(
                    new ByToken(() -> server.client("events"), Cluster.of(server.client("events"), vertx), "events")));
    private final CalendarConfig config = new CalendarConfig(
            "",
            "10s",
            List.of(),
            "",
            Map.of(),
            Optional.of(new CalendarConfig.Persistence(
                    Optional.of(new CalendarConfig.Catchup(true, "1h", 0)),
                    Optional.of(new CalendarConfig.ConfigMap("slots", true)))),
            "",
            "",
            Optional.empty(),
            "");

    @BeforeEach
    void account() {
        recording.account = "keeper";
        server.put("{apiVersion: v1, kind: ServiceAccount, metadata: {name: keeper, namespace: events}}");
    }

    @AfterEach
    void close() {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void tick(String time) {
        clock.set(time);
        scheduler.jobs.values().forEach(job -> job.task().apply(null).await().atMost(SOON));
    }

    /** What the map says after another look of the calendar. */
    private String kept(String time) {
        tick(time);
        return server.get(MAP)
                .map(map -> map.path("data").path("calendar.tick").asText())
                .orElse("");
    }

    private List<Request> ofMaps() {
        return server.requests().stream()
                .filter(request -> request.path().contains("/configmaps"))
                .toList();
    }

    @Test
    void the_account_keeps_the_slot() throws Exception {
        server.allow("events", "keeper", "*", "", "configmaps");
        try (Closeable listening = source.listen(config, recording)) {
            await().atMost(SOON).until(() -> kept("2026-01-01T00:00:10Z").contains("00:00:10"));
        }
        assertThat(ofMaps())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request.user()).isEqualTo(KEEPER));
        assertThat(new Remembering(recording, Memory.NONE).serviceAccount()).isEqualTo("keeper");
    }

    @Test
    void nobody_else_does_it_when_the_account_may_not() throws Exception {
        try (Closeable listening = source.listen(config, recording)) {
            tick("2026-01-01T00:00:10Z");
            await().atMost(SOON).until(() -> !ofMaps().isEmpty());
            tick("2026-01-01T00:00:20Z");
        }
        assertThat(ofMaps()).allSatisfy(request -> assertThat(request.user()).isEqualTo(KEEPER));
        assertThat(server.get(MAP)).isEmpty();
    }
}
