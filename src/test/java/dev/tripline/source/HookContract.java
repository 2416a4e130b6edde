package dev.tripline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.source.host.http.HookLimits;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every hook keeps, whatever it speaks. A kind's test inherits it. */
public abstract class HookContract {
    protected FrontDoor door;
    protected int port;

    /** The kind under test. */
    protected abstract FrontDoor.Kinds kinds();

    /** The spec of an event source with the one event {@code ev}, as JSON. */
    protected abstract String spec(int port, String endpoint);

    /** A request that the kind accepts, and that is an event of its own each time. */
    protected abstract HttpRequest.Builder request(URI uri);

    /** Fills {@code door.secretValues}, if the spec names secrets. */
    protected void secrets() {}

    /** Requests of every sort that the kind takes: {@link HookFuzz} damages them. */
    protected List<HttpRequest> samples(URI uri) {
        return List.of(request(uri).build());
    }

    /** Header lines that make a body genuine, for a kind that signs. They take the place of those that a request has. */
    protected Map<String, String> signature(byte[] body) {
        return Map.of();
    }

    @BeforeEach
    void open() {
        door = new FrontDoor(kinds());
        port = FrontDoor.freePort();
        secrets();
        assertThat(door.serve("es", spec(port, "/in")).all()).isEmpty();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private CompletableFuture<HttpResponse<String>> call(String path) {
        HttpRequest request = request(FrontDoor.url(port, path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return door.client().sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void acknowledges_only_after_the_event_is_stored() throws Exception {
        door.bus.hold();
        CompletableFuture<HttpResponse<String>> answer = call("/in");
        await().until(() -> door.bus.offered().size() == 1);
        assertThat(answer).isNotDone();
        assertThat(door.bus.stored()).isEmpty();

        door.bus.store();
        HttpResponse<String> response = answer.get(5, TimeUnit.SECONDS);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("success");
        assertThat(response.headers().firstValue("Tripline-Event-Id"))
                .contains(door.bus.stored().getFirst().id());
    }

    @Test
    void answers_503_while_the_bus_refuses_and_recovers() throws Exception {
        door.bus.refuse();
        HttpResponse<String> refused = call("/in").get(5, TimeUnit.SECONDS);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).isEqualTo("failed to record event");
        assertThat(refused.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
        assertThat(refused.headers().firstValue("Tripline-Event-Id")).isEmpty();

        door.bus.store();
        assertThat(call("/in").get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(door.bus.stored()).hasSize(1);
    }

    @Test
    void requests_do_not_wait_for_each_other() throws Exception {
        door.bus.hold();
        CompletableFuture<?> first = call("/in");
        CompletableFuture<?> second = call("/in");
        await().until(() -> door.bus.offered().size() == 2);
        door.bus.store();
        CompletableFuture.allOf(first, second).get(5, TimeUnit.SECONDS);
    }

    @Test
    void a_changed_endpoint_is_exchanged_without_closing_the_port() throws Exception {
        door.bus.hold();
        CompletableFuture<HttpResponse<String>> underWay = call("/in");
        await().until(() -> door.bus.offered().size() == 1);

        assertThat(door.serve("es", spec(port, "/other")).all()).isEmpty();
        door.bus.store();
        assertThat(underWay.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(call("/other").get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(call("/in").get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
    }

    @Test
    void no_request_is_dropped_while_configurations_change() throws Exception {
        for (int round = 0; round < 20; round++) {
            CompletableFuture<HttpResponse<String>> answer = call("/in");
            assertThat(door.serve("es", spec(port, "/in"), "more" + round, spec(port, "/more" + round))
                            .all())
                    .isEmpty();
            assertThat(answer.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(door.bus.stored()).hasSize(20);
    }

    @Test
    void stops_promptly_but_finishes_what_is_under_way() throws Exception {
        door.bus.hold();
        CompletableFuture<HttpResponse<String>> underWay = call("/in");
        await().until(() -> door.bus.offered().size() == 1);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(door.host::close);
        await().until(() -> refusesNew());
        door.bus.store();
        assertThat(underWay.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        closing.get(5, TimeUnit.SECONDS);
        // The client may take a connection that it kept first, which is closed only now.
        await().untilAsserted(() -> assertThat(call("/in"))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(ConnectException.class));
        assertThat(door.bus.stored()).hasSize(1);
    }

    @Test
    void no_damaged_request_breaks_it() {
        door.close();
        door = new FrontDoor(kinds(), Clock.systemUTC(), HookLimits.DEFAULT);
        secrets();
        assertThat(door.serve("es", spec(port, "/in")).all()).isEmpty();
        List<Wire> samples =
                samples(FrontDoor.url(port, "/in")).stream().map(Wire::of).toList();
        new HookFuzz(door, port, this::signature).run(samples);
    }

    private boolean refusesNew() throws Exception {
        HttpRequest probe =
                HttpRequest.newBuilder(FrontDoor.url(port, "/nowhere")).build();
        return door.client().send(probe, HttpResponse.BodyHandlers.ofString()).statusCode() == 503;
    }
}
