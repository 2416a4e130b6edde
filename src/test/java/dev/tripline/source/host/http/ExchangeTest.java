package dev.tripline.source.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tripline.event.Body;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.source.Answer;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Hook;
import dev.tripline.source.HookConfig;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.WebhookContext;
import io.smallrye.mutiny.Uni;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the host makes of a hook's answers. */
class ExchangeTest {
    private final int port = FrontDoor.freePort();

    record EchoConfig(@Inline WebhookContext webhook) implements HookConfig {}

    record Echo(Function<HookRequest, Answer> behaviour) implements Hook<EchoConfig> {
        @Override
        public Class<EchoConfig> config() {
            return EchoConfig.class;
        }

        @Override
        public String key() {
            return "echo";
        }

        @Override
        public Answer receive(EchoConfig config, HookRequest request) {
            return behaviour.apply(request);
        }
    }

    private FrontDoor door(Function<HookRequest, Answer> behaviour) {
        return door(Duration.ofMillis(300), behaviour);
    }

    private FrontDoor door(Duration patience, Function<HookRequest, Answer> behaviour) {
        HookLimits impatient = new HookLimits(
                Duration.ofMillis(300), patience, Duration.ofSeconds(5), Duration.ofSeconds(2), 8, 50, 8192);
        return door(behaviour, impatient);
    }

    private FrontDoor door(Function<HookRequest, Answer> behaviour, HookLimits limits) {
        FrontDoor door = new FrontDoor(secrets -> List.of(new Echo(behaviour)), Clock.systemUTC(), limits);
        door.serve("es", "{\"echo\": {\"ev\": {\"port\": \"%d\", \"endpoint\": \"in\"}}}".formatted(port));
        return door;
    }

    private HttpRequest.Builder get() {
        return HttpRequest.newBuilder(FrontDoor.url(port, "/in?a=1"));
    }

    @Test
    void several_payloads_are_stored_in_order_before_the_answer() {
        try (FrontDoor door = door(request ->
                new Answer.Accepted(List.of(Payload.of(Body.of("1"), "one"), Payload.of(Body.of("2"), "two"))))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.body()).isEqualTo("success");
            assertThat(answer.headers().allValues("Tripline-Event-Id")).containsExactly("es:ev:one", "es:ev:two");
            assertThat(door.bus.stored()).extracting("id").containsExactly("es:ev:one", "es:ev:two");
        }
    }

    @Test
    void many_payloads_reach_the_bus_together_but_not_all_at_once() {
        List<Payload> many = IntStream.range(0, 150)
                .mapToObj(i -> Payload.of(Body.of("1"), "n" + i))
                .toList();
        try (FrontDoor door = door(request -> new Answer.Accepted(many), FrontDoor.QUICK)) {
            door.bus.hold();
            CompletableFuture<HttpResponse<String>> answer =
                    door.client().sendAsync(get().build(), HttpResponse.BodyHandlers.ofString());
            await().until(() -> door.bus.offered().size() == 64);
            assertThat(answer).isNotDone();
            door.bus.store();
            assertThat(answer.join().headers().allValues("Tripline-Event-Id")).hasSize(16);
            assertThat(door.bus.offered())
                    .extracting("id")
                    .containsExactlyElementsOf(many.stream()
                            .map(payload -> "es:ev:" + payload.providerId().orElseThrow())
                            .toList());
        }
    }

    @Test
    void extensions_travel_unless_they_are_no_names_of_extensions_or_triplines_own() {
        Payload payload = new Payload(
                Body.of("1"),
                Optional.empty(),
                Map.of(
                        "traceparent",
                        "t",
                        "id",
                        "x",
                        "data",
                        "x",
                        "a-b",
                        "x",
                        "triplinesensor",
                        "x",
                        "dataschema",
                        "x"));
        try (FrontDoor door = door(request -> Answer.Accepted.one(payload))) {
            door.send(get());
            assertThat(door.bus.stored().getFirst().extensions()).isEqualTo(Map.of("traceparent", "t"));
        }
    }

    @Test
    void a_request_that_holds_no_event_is_a_success() {
        try (FrontDoor door = door(request -> new Answer.Accepted(List.of()))) {
            assertThat(door.send(get()).body()).isEqualTo("success");
            assertThat(door.bus.offered()).isEmpty();
            assertThat(door.meters
                            .counter("tripline.events.filtered", "source", "es", "event", "ev", "verdict", "rejected")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_hook_that_breaks_shows_nothing_of_itself() {
        try (FrontDoor door = door(request -> {
            throw new IllegalStateException("inner life");
        })) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("inner life");
        }
    }

    @Test
    void a_bus_that_does_not_answer_in_time_is_a_503() {
        try (FrontDoor door = door(request -> Answer.Accepted.one(Payload.of(Body.of("1"))))) {
            door.bus.hold();
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
        }
    }

    @Test
    void an_answer_that_comes_later_is_the_answer() {
        try (FrontDoor door = door(request -> later(Uni.createFrom()
                .<Answer>item(Answer.Accepted.one(Payload.of(Body.of("1"), "one")))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(50))))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.body()).isEqualTo("success");
            assertThat(answer.headers().allValues("Tripline-Event-Id")).containsExactly("es:ev:one");
        }
    }

    @Test
    void an_answer_may_come_after_another_and_at_once() {
        Answer refused = new Answer.Refused(409, "no");
        try (FrontDoor door = door(
                request -> later(Uni.createFrom().item(later(Uni.createFrom().item(refused)))))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).isEqualTo("no");
            assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        }
    }

    @Test
    void a_later_answer_that_breaks_shows_nothing_of_itself() {
        try (FrontDoor door =
                door(request -> later(Uni.createFrom().failure(new IllegalStateException("inner life"))))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).doesNotContain("inner life");
        }
    }

    @Test
    void an_answer_that_never_comes_is_a_503_in_time_and_is_cancelled() {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (FrontDoor door = door(request ->
                later(Uni.createFrom().<Answer>nothing().onCancellation().invoke(cancelled::countDown)))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
            assertThat(cancelled.getCount()).isZero();
        }
    }

    @Test
    void asking_and_storing_share_one_deadline() {
        Uni<Answer> slow = Uni.createFrom()
                .<Answer>item(Answer.Accepted.one(Payload.of(Body.of("1"))))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(1700));
        try (FrontDoor door = door(Duration.ofSeconds(2), request -> later(slow))) {
            door.bus.hold();
            long start = System.nanoTime();
            assertThat(door.send(get()).statusCode()).isEqualTo(503);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3500));
        }
    }

    @Test
    void nothing_is_asked_for_a_caller_that_has_gone() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch cancelled = new CountDownLatch(1);
        try (FrontDoor door = door(request -> {
            asked.countDown();
            return later(Uni.createFrom().<Answer>nothing().onCancellation().invoke(cancelled::countDown));
        })) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write("GET /in HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(cancelled.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static Answer later(Uni<Answer> answer) {
        return new Answer.Later(answer);
    }

    @Test
    void a_text_that_the_caller_wants_to_hear_is_no_event() {
        try (FrontDoor door = door(request -> new Answer.Replied("text/xml", "<a/>"))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("<a/>");
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml");
            assertThat(door.bus.offered()).isEmpty();
        }
    }

    @Test
    void a_hook_that_cannot_say_yet_makes_the_caller_come_again() {
        try (FrontDoor door = door(request -> new Answer.Refused(503, "not yet"))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("not yet");
            assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-5]");
        }
    }

    @Test
    void many_payloads_are_stored_in_order_but_few_of_them_are_named() {
        List<Payload> many = IntStream.range(0, 3000)
                .mapToObj(i -> Payload.of(Body.of("1"), "n" + i))
                .toList();
        try (FrontDoor door = door(request -> new Answer.Accepted(many))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.body()).isEqualTo("success");
            assertThat(answer.headers().allValues("Tripline-Event-Id"))
                    .hasSize(16)
                    .endsWith("es:ev:n15");
            assertThat(door.bus.stored()).hasSize(3000);
            assertThat(door.bus.stored().getLast().id()).isEqualTo("es:ev:n2999");
        }
    }

    @Test
    void identities_that_cannot_travel_are_none() {
        try (FrontDoor door = door(request -> Answer.Accepted.one(Payload.of(Body.of("1"), "a\r\nEvil: b")))) {
            HttpResponse<String> answer = door.send(get());
            assertThat(answer.headers().firstValue("Tripline-Event-Id").orElseThrow())
                    .matches("[0-9a-f]{32}");
        }
    }

    @Test
    void health_needs_no_route_and_no_method() {
        try (FrontDoor door = door(request -> new Answer.Refused(400, "no"))) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                HttpResponse<String> answer = door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/health"))
                        .method(method, HttpRequest.BodyPublishers.noBody()));
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("OK");
                assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
            }
        }
    }
}
