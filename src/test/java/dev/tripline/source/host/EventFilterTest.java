package dev.tripline.source.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.source.FrontDoor;
import dev.tripline.source.calendar.CalendarSource;
import dev.tripline.source.calendar.FakeScheduler;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.webhook.WebhookSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An event's filter stands before the bus, whatever kind of source the event has. */
class EventFilterTest {
    private final FakeScheduler scheduler = new FakeScheduler();
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");
    private final FrontDoor door = new FrontDoor(
            secrets -> List.of(new WebhookSource(), new CalendarSource(scheduler, clock, new SimpleMeterRegistry())),
            clock,
            FrontDoor.QUICK);
    private final int port = FrontDoor.freePort();

    @AfterEach
    void close() {
        door.close();
    }

    private void serve(String expression) {
        assertThat(door.serve("es", """
                        {"webhook": {"ev": {"port": "%d", "endpoint": "/in", "method": "POST",
                         "filter": {"expression": "%s"}}}}""".formatted(port, expression)).all()).isEmpty();
    }

    private HttpResponse<String> post(String body) {
        return door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in")).POST(BodyPublishers.ofString(body)));
    }

    private double count(String meter, String... tags) {
        return door.meters.get(meter).tags(tags).counter().count();
    }

    @Test
    void what_passes_is_stored() {
        serve("body.id == 4");
        HttpResponse<String> response = post("{\"id\": 4}");
        assertThat(response.body()).isEqualTo("success");
        assertThat(response.headers().firstValue("Tripline-Event-Id"))
                .contains(door.bus.stored().getFirst().id());
    }

    @Test
    void what_does_not_pass_is_a_success_without_an_event() {
        serve("body.id == 4");
        HttpResponse<String> response = post("{\"id\": 5}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("success");
        assertThat(response.headers().firstValue("Tripline-Event-Id")).isEmpty();
        assertThat(door.bus.offered()).isEmpty();
        assertThat(count("tripline.events.filtered", "verdict", "rejected")).isEqualTo(1);
        assertThat(count("tripline.events.filtered", "verdict", "failed")).isZero();
        assertThat(count("argo_events.events_processing_failed")).isZero();
    }

    @Test
    void what_cannot_be_judged_is_dropped_and_counted_as_a_failure() {
        serve("body.id");
        assertThat(post("{\"id\": 4}").statusCode()).isEqualTo(200);
        assertThat(door.bus.offered()).isEmpty();
        assertThat(count("tripline.events.filtered", "verdict", "failed")).isEqualTo(1);
        assertThat(count("argo_events.events_processing_failed")).isEqualTo(1);
        assertThat(count("argo_events.events_sent_failed")).isZero();
    }

    @Test
    void a_changed_filter_counts_from_then_on() {
        serve("body.id == 4");
        post("{\"id\": 5}");
        serve("body.id == 5");
        post("{\"id\": 5}");
        assertThat(door.bus.stored()).hasSize(1);
    }

    @Test
    void a_filter_does_not_see_a_full_bus() {
        serve("body.id == 4");
        door.bus.refuse();
        assertThat(post("{\"id\": 5}").statusCode()).isEqualTo(200);
        assertThat(post("{\"id\": 4}").statusCode()).isEqualTo(503);
    }

    @Test
    void a_listener_is_done_with_what_its_filter_drops() {
        door.serve("es", """
                {"calendar": {"ev": {"interval": "10s", "filter": {"expression": "eventTime startsWith '2026-01-01 00:00:20'"}}}}""");
        await().until(() -> door.host.status().getFirst().state() == State.RUNNING);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(10));
            scheduler.tick();
            scheduler.tick();
        }
        assertThat(door.bus.stored())
                .singleElement()
                .satisfies(event -> assertThat(event.id()).contains("2026-01-01T00:00:20Z"));
        assertThat(count("tripline.events.received")).isEqualTo(3);
    }
}
