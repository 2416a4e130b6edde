package dev.tripline.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.event.Event;
import dev.tripline.peer.Exporter;
import dev.tripline.peer.ServerPeer;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.SourceVectors;
import dev.tripline.source.calendar.FakeScheduler;
import dev.tripline.source.host.SourceStatus.State;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes a queue's depth each second. */
@Timeout(60)
class RealPrometheusTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final FakeScheduler scheduler = new FakeScheduler();
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final Vertx vertx = Vertx.vertx();
    private final FrontDoor door = new FrontDoor(
            secrets -> List.of(new PrometheusSource(scheduler, Clock.systemUTC(), new HttpCaller(vertx), secrets)));
    private final Map<String, Integer> depths = new ConcurrentSkipListMap<>(Map.of("mail", 1, "print", 1));
    private final Exporter exporter = new Exporter(() -> depths.entrySet().stream()
            .map(one -> "queue_depth{queue=\"" + one.getKey() + "\"} " + one.getValue() + "\n")
            .collect(Collectors.joining("", "# TYPE queue_depth gauge\n", "")));
    private final int port = FrontDoor.freePort();

    @BeforeEach
    void run() {
        ticks.scheduleWithFixedDelay(scheduler::tick, 50, 50, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        ticks.shutdownNow();
        door.close();
        exporter.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static JsonNode body(Event event) {
        try {
            return SourceVectors.JSON.readTree(event.body().bytes()).path("body");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> told() {
        return door.bus.stored().stream()
                .map(event -> body(event).at("/labels/queue").asText() + " "
                        + body(event).path("state").asText() + " "
                        + body(event).path("reason").asText("at ")
                        + body(event).path("value").asText())
                .toList();
    }

    private State state() {
        return door.host.status().getFirst().state();
    }

    @Test
    void fires_outlives_prometheus_and_resolves(@TempDir Path folder) {
        try (ServerPeer prometheus = ServerPeer.prometheus(folder, port, """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                  - {job_name: queues, static_configs: [{targets: ['127.0.0.1:%d']}]}
                """.formatted(exporter.port()))
                .start()) {
            door.serve("es", """
                    {"prometheus": {"ev": {"url": "http://127.0.0.1:%d", "query": "sum by (queue) (queue_depth)",
                     "interval": "1s", "timeout": "2s", "threshold": {"above": 100, "resolve": 20}}}}""".formatted(port));
            await().atMost(SOON).until(() -> state() == State.RUNNING);
            depths.put("mail", 150);
            depths.put("print", 101);
            await().atMost(SOON).until(() -> door.bus.stored().size() == 2);
            depths.put("mail", 50);

            prometheus.stop();
            await().atMost(SOON).until(() -> state() == State.WAITING);
            assertThat(door.host.status().getFirst().detail()).contains("cannot connect to 127.0.0.1:" + port);
            prometheus.start();
            await().atMost(SOON).until(() -> state() == State.RUNNING);
            depths.put("mail", 20);
            await().atMost(SOON).until(() -> door.bus.stored().size() == 3);
            depths.remove("print");
            await().atMost(SOON).until(() -> door.bus.stored().size() == 4);

            assertThat(told().subList(0, 2)).containsExactlyInAnyOrder("mail firing at 150", "print firing at 101");
            assertThat(told().subList(2, 4)).containsExactly("mail resolved at 20", "print resolved absent");
            assertThat(body(door.bus.stored().getLast()).path("startsAt").asText())
                    .isIn(door.bus.stored().subList(0, 2).stream()
                            .map(event -> body(event).path("startsAt").asText())
                            .toList());
        }
    }

    @Test
    void a_query_that_cannot_be_parsed_is_told_in_its_words(@TempDir Path folder) {
        try (ServerPeer prometheus =
                ServerPeer.prometheus(folder, port, "scrape_configs: []").start()) {
            assertThat(prometheus).isNotNull();
            door.serve("es", """
                    {"prometheus": {"ev": {"url": "http://127.0.0.1:%d", "query": "sum by queue",
                     "threshold": {"above": 1}}}}""".formatted(port));
            await().atMost(SOON).until(() -> state() == State.WAITING);
            assertThat(door.host.status().getFirst().detail())
                    .startsWith("HTTP 400, bad_data:")
                    .contains("parse error");
        }
    }
}
