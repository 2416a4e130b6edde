package dev.tripline.source.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.event.Origin;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.host.SourceStatus.State;
import dev.tripline.source.host.plan.SourceBinding;
import dev.tripline.source.webhook.WebhookSource;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SourceHostTest {
    private final FrontDoor door = new FrontDoor(secrets -> List.of(new WebhookSource()));
    private final int port = FrontDoor.freePort();

    @AfterEach
    void close() {
        door.close();
    }

    private static String webhook(String event, int port, String endpoint) {
        return "{\"webhook\": {\"%s\": {\"port\": \"%d\", \"endpoint\": \"%s\", \"method\": \"POST\"}}}"
                .formatted(event, port, endpoint);
    }

    private HttpResponse<String> post(int to, String path) {
        return door.send(HttpRequest.newBuilder(FrontDoor.url(to, path)).POST(BodyPublishers.ofString("{}")));
    }

    @Test
    void event_sources_share_a_port() {
        assertThat(door.serve("a", webhook("x", port, "/a"), "b", webhook("y", port, "/b"))
                        .all())
                .isEmpty();
        post(port, "/b");
        post(port, "/a");
        assertThat(door.bus.stored())
                .extracting(event -> event.origin())
                .containsExactly(new Origin("b", "y"), new Origin("a", "x"));
        assertThat(door.host.status())
                .extracting(SourceStatus::url)
                .containsExactlyInAnyOrder("http://127.0.0.1:" + port + "/a", "http://127.0.0.1:" + port + "/b");
    }

    @Test
    void the_same_route_twice_is_an_error_that_names_both() {
        Problems problems = door.serve("a", webhook("x", port, "/a"), "b", webhook("y", port, "/a"));
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("TL-2102");
            assertThat(problem.message()).contains("b/y", "a/x", "/a", String.valueOf(port));
        });
        assertThat(post(port, "/a").statusCode()).isEqualTo(200);
        assertThat(door.bus.stored()).extracting("source").containsExactly("a");
        assertThat(door.host.status())
                .filteredOn(status -> status.state() == State.REFUSED)
                .extracting(status -> status.origin().eventSource())
                .containsExactly("b");
    }

    @Test
    void a_document_given_twice_is_served_once() {
        List<SourceBinding> twice = new ArrayList<>(door.plan("a", webhook("x", port, "/a")));
        twice.addAll(door.plan("a", webhook("x", port, "/a")));
        assertThat(door.host.apply(twice).all()).extracting(Problem::code).containsExactly("TL-2101");
        assertThat(post(port, "/a").statusCode()).isEqualTo(200);
    }

    @Test
    void endpoints_that_cannot_work_are_told() {
        int other = FrontDoor.freePort();
        assertThat(door.serve("a", webhook("x", port, "/health"), "b", webhook("y", other, "/{id}"))
                        .all())
                .extracting(Problem::code)
                .containsExactly("TL-2104", "TL-2104");
    }

    @Test
    void a_busy_port_is_told_and_taken_once_it_is_free() throws Exception {
        try (ServerSocket busy = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(busy.isBound()).isTrue();
            Problems problems = door.serve("a", webhook("x", port, "/a"));
            assertThat(problems.all()).singleElement().satisfies(problem -> {
                assertThat(problem.code()).isEqualTo("TL-2201");
                assertThat(problem.message()).contains(String.valueOf(port), "a/x", "in use");
            });
            assertThat(door.host.status().getFirst().state()).isEqualTo(State.WAITING);
            assertThat(door.host.status().getFirst().detail()).contains("in use");
        }
        await().until(() -> door.host.status().getFirst().state() == State.RUNNING);
        assertThat(post(port, "/a").statusCode()).isEqualTo(200);
    }

    @Test
    void what_vanished_is_closed() throws Exception {
        int other = FrontDoor.freePort();
        door.serve("a", webhook("x", port, "/a"), "b", webhook("y", other, "/b"));
        door.serve("a", webhook("x", port, "/a"));
        // The system takes a moment to let go of a port.
        await().ignoreExceptions().until(() -> {
            try (ServerSocket free = new ServerSocket(other, 1, InetAddress.getLoopbackAddress())) {
                return free.isBound();
            }
        });
        assertThat(post(port, "/a").statusCode()).isEqualTo(200);
        assertThat(door.host.status()).hasSize(1);
    }

    @Test
    void metrics_have_the_names_that_dashboards_read() {
        door.serve("a", webhook("x", port, "/a"));
        post(port, "/a");
        door.bus.refuse();
        post(port, "/a");
        door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/a")).GET());
        String argo = "{event_name=\"x\",eventsource_name=\"a\",namespace=\"default\",} ";
        assertThat(door.meters.scrape().lines())
                .contains(
                        "argo_events_event_service_running_total{eventsource_name=\"a\",namespace=\"default\",} 1.0",
                        "argo_events_events_sent_total" + argo + "1.0",
                        "argo_events_events_sent_failed_total" + argo + "1.0",
                        "argo_events_events_processing_failed_total" + argo + "1.0",
                        "argo_events_event_processing_duration_milliseconds_count" + argo + "2.0",
                        "tripline_source_failing{source=\"a\",} 0.0",
                        "tripline_events_received_total{event=\"x\",source=\"a\",} 2.0",
                        "tripline_events_refused_total{event=\"x\",reason=\"bus\",source=\"a\",} 1.0",
                        "tripline_events_refused_total{event=\"x\",reason=\"invalid\",source=\"a\",} 1.0");
        door.host.close();
        assertThat(door.meters.scrape()).doesNotContain("argo_events_event_service_running_total{");
    }
}
