package dev.tripline.source.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.ListenerContract;
import dev.tripline.source.calendar.FakeScheduler;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.host.SourceStatus.State;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A query as a listener like any other; its scheduler looks every few milliseconds, its clock moves when told. */
class PrometheusContractTest extends ListenerContract {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor();
    private final Vertx vertx = Vertx.vertx();
    private final FakePrometheus prometheus = new FakePrometheus();
    private boolean busy;

    @BeforeEach
    void run() {
        ticks.scheduleWithFixedDelay(scheduler::tick, 5, 5, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        ticks.shutdownNow();
        prometheus.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new PrometheusSource(scheduler, clock, new HttpCaller(vertx), secrets));
    }

    @Override
    protected String spec() {
        return """
                {"prometheus": {"ev": {"url": "%s", "query": "q", "interval": "10s", "threshold": {"above": 10}}}}""".formatted(prometheus.url());
    }

    @Override
    protected Clock clock() {
        return clock;
    }

    /** One edge. */
    @Override
    protected void provoke() {
        busy = !busy;
        prometheus.values.put("a", busy ? "11" : "1");
        clock.advance(Duration.ofSeconds(10));
    }

    @Override
    protected Optional<String> cannotAcknowledge() {
        return Optional.of("Prometheus is asked and never told: an edge is kept, and offered again until it is stored");
    }

    @Override
    protected int acknowledged() {
        throw new UnsupportedOperationException();
    }

    @Override
    protected Optional<String> cannotLoseUpstream() {
        return Optional.empty();
    }

    @Override
    protected void loseUpstream() {
        int before = prometheus.seen.size();
        prometheus.answer(503, "");
        clock.advance(Duration.ofSeconds(10));
        await().until(() -> prometheus.seen.size() > before);
    }

    @Test
    void trouble_is_shown_and_changes_nothing() {
        provoke();
        await().until(() -> door.bus.stored().size() == 1);
        for (int i = 0; i < 500; i++) {
            prometheus.answer(400, """
                    {"status": "error", "errorType": "bad_data", "error": "parse error"}""");
        }
        clock.advance(Duration.ofSeconds(10));
        await().until(() -> door.host.status().getFirst().state() == State.WAITING);
        assertThat(door.host.status().getFirst().detail()).isEqualTo("HTTP 400, bad_data: parse error");
        prometheus.forget();
        await().until(() -> door.host.status().getFirst().state() == State.RUNNING);
        int asked = prometheus.seen.size();
        clock.advance(Duration.ofSeconds(10));
        await().until(() -> prometheus.seen.size() > asked);
        assertThat(door.bus.stored()).as("still the same episode").hasSize(1);
        provoke();
        await().until(() -> door.bus.stored().size() == 2);
        assertThat(door.bus.stored().getLast().body().text()).contains("\"state\":\"resolved\"");
    }
}
