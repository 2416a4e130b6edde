package dev.tripline.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.TestTarget;
import dev.tripline.client.signature.SignatureVectors;
import dev.tripline.client.signature.SignedMessage;
import dev.tripline.client.signature.SigningKey;
import dev.tripline.event.Body;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.peer.NodePeer;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.MapSecrets;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that are CloudEvents, and requests that are signed. */
class CloudEventsSentTest {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String PAYLOAD = "payload: [{src: {dependencyName: d, dataKey: total}, dest: amount}]\n";
    private static final String SIGNED = "standardWebhooks: {secret: {name: hook, key: whsec}}\n";
    private static final MapSecrets SECRETS =
            new MapSecrets(Map.of("hook/whsec", SignatureVectors.FIRST_KEY, "hook/bad", "s3cret!"));

    private static Vertx vertx;
    private static HttpTrigger fixed;
    private static HttpTrigger running;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        HttpCaller caller = new HttpCaller(vertx);
        fixed = new HttpTrigger(caller, SECRETS, "9.9", Clock.fixed(Samples.NOON, ZoneOffset.UTC));
        running = new HttpTrigger(caller, SECRETS, "9.9", Clock.systemUTC());
    }

    @AfterAll
    static void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Event event(Map<String, String> extensions) {
        return new Event(
                "e-1",
                "hooks",
                "webhook",
                "example",
                Optional.of(Samples.NOON),
                Event.JSON,
                extensions,
                Body.of("{\"total\":\"12\",\"raw\":\"plain text\"}"));
    }

    private static FiringView view(Map<String, String> extensions) {
        return Samples.view(Samples.firing(Map.of("d", event(extensions))));
    }

    private static HttpConfig config(String yaml) {
        return Samples.bind(HttpConfig.class, yaml);
    }

    private static TestTarget.Seen sent(String yaml, FiringView view) throws RenderFailure {
        try (TestTarget target = TestTarget.of(vertx, 200)) {
            HttpRequest request = fixed.render(config(yaml + "url: " + target.url("/hook")), view);
            assertThat(fixed.act(request).await().atMost(Duration.ofSeconds(10)))
                    .isInstanceOf(Outcome.Done.class);
            return target.seen().getFirst();
        }
    }

    private static TestTarget.Seen sent(String yaml) throws RenderFailure {
        return sent(yaml, view(Map.of()));
    }

    @Test
    void in_the_binary_mode_attributes_are_headers() throws RenderFailure {
        TestTarget.Seen seen =
                sent(PAYLOAD + "cloudEvent: {mode: binary, type: com.example.paid, subject: 'Grüße %'}\n");
        assertThat(seen.values("ce-specversion")).containsExactly("1.0");
        assertThat(seen.values("ce-id")).containsExactly("action-1");
        assertThat(seen.values("ce-source")).containsExactly("/sensors/sensor-1");
        assertThat(seen.values("ce-type")).containsExactly("com.example.paid");
        assertThat(seen.values("ce-subject")).containsExactly("Gr%C3%BC%C3%9Fe%20%25");
        assertThat(seen.values("ce-time")).containsExactly("2026-03-04T12:00:00Z");
        assertThat(seen.values("Content-Type")).containsExactly("application/json");
        assertThat(seen.values("Idempotency-Key")).containsExactly("action-1");
        assertThat(seen.body()).isEqualTo("{\"amount\":\"12\"}");
    }

    @Test
    void in_the_structured_mode_all_of_it_is_the_body() throws RenderFailure {
        TestTarget.Seen seen = sent(PAYLOAD + "cloudEvent: {mode: structured, source: 'https://a.example/x'}\n");
        assertThat(seen.values("Content-Type")).containsExactly("application/cloudevents+json; charset=utf-8");
        assertThat(seen.body())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"action-1\",\"source\":\"https://a.example/x\","
                        + "\"type\":\"dev.tripline.action\",\"subject\":\"trigger-1\",\"time\":\"2026-03-04T12:00:00Z\","
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"amount\":\"12\"}}");
    }

    @Test
    void the_content_type_of_the_manifest_is_the_datas() throws RenderFailure {
        String raw = "payload: [{src: {dependencyName: d, dataKey: raw}}]\n";
        TestTarget.Seen seen = sent(raw + "headers: {content-type: text/x}\ncloudEvent: {mode: structured}\n");
        assertThat(seen.values("Content-Type")).containsExactly("application/cloudevents+json; charset=utf-8");
        assertThat(seen.values("content-type")).isEmpty();
        assertThat(seen.body()).endsWith("\"datacontenttype\":\"text/x\",\"data\":\"plain text\"}");
        assertThat(sent(raw + "cloudEvent: {mode: binary}\n").values("Content-Type"))
                .containsExactly("text/plain; charset=utf-8");
        assertThat(sent("cloudEvent: {mode: structured}\n").body()).doesNotContain("data");
    }

    @Test
    void extensions_of_the_event_that_led_here_go_along() throws RenderFailure {
        FiringView view = view(
                Map.of("traceparent", TRACE, "tier", "a", Event.ONLY_SENSOR, "x", "dataschema", "https://a.example/s"));
        String yaml = "cloudEvent: {mode: binary, extensions: {tier: b, mine: c}}\n";
        TestTarget.Seen seen = sent(yaml, view);
        assertThat(seen.values("ce-traceparent")).containsExactly(TRACE);
        assertThat(seen.values("ce-tier")).containsExactly("b");
        assertThat(seen.values("ce-mine")).containsExactly("c");
        assertThat(seen.values("ce-triplinesensor")).isEmpty();
        assertThat(seen.values("ce-dataschema")).isEmpty();
        Firing joined = Samples.firing(
                Map.of("d", event(Map.of("traceparent", TRACE)), "e", event(Map.of("traceparent", "other"))));
        assertThat(sent(yaml, Samples.view(joined)).values("ce-traceparent")).isEmpty();
    }

    @Test
    void an_event_cannot_smuggle_in_a_header() throws RenderFailure {
        TestTarget.Seen seen =
                sent("cloudEvent: {mode: binary}\n", view(Map.of("evil", "a\r\nX-Evil: 1", "odd", "a\"b")));
        assertThat(seen.values("X-Evil")).isEmpty();
        assertThat(seen.values("ce-evil")).isEmpty();
        assertThat(seen.values("ce-odd")).containsExactly("a%22b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cloudEvent: {}|cloudEvent.mode: the mode is missing",
                "cloudEvent: {mode: Binary}|cloudEvent.mode: unknown mode \"Binary\"",
                "cloudEvent: {mode: binary, extensions: {id: x}}|cloudEvent.extensions.id: \"id\" is no extension",
                "cloudEvent: {mode: binary, extensions: {a-b: x}}|cloudEvent.extensions.a-b: an extension's name has 1 to 20 characters of a-z and 0-9",
                "standardWebhooks: {}|standardWebhooks.secret: the secret is missing",
            })
    void what_cannot_be_meant_is_told_when_it_is_loaded(String section, String problem) {
        assertThat(Samples.refusals(HttpConfig.class, "url: http://h/\n" + section))
                .containsExactly(problem);
    }

    @Test
    void what_the_event_makes_invalid_fails_when_it_is_rendered() {
        for (String bad : List.of(
                "cloudEvent: {mode: structured}\nheaders: {Content-Type: application/json}\n"
                        + "payload: [{src: {dependencyName: d, dataKey: raw}}]",
                "cloudEvent: {mode: binary, source: 'a b'}",
                "cloudEvent: {mode: binary, type: \"a\\nb\"}")) {
            assertThatThrownBy(() -> fixed.render(config("url: http://h/\n" + bad), view(Map.of())))
                    .isInstanceOf(RenderFailure.class);
        }
    }

    @Test
    void a_signed_request_is_one_that_we_would_believe() throws RenderFailure {
        TestTarget.Seen seen = sent(PAYLOAD + SIGNED + "headers: {Webhook-Id: mine, webhook-timestamp: '1'}\n");
        assertThat(seen.values("webhook-id")).containsExactly("action-1");
        assertThat(seen.values("Webhook-Id")).isEmpty();
        String timestamp = Long.toString(Samples.NOON.getEpochSecond());
        assertThat(seen.values("webhook-timestamp")).containsExactly(timestamp);
        byte[] body = seen.body().getBytes(StandardCharsets.UTF_8);
        assertThat(body).isNotEmpty();
        SignedMessage message = new SignedMessage(
                "action-1", timestamp, seen.values("webhook-signature").getFirst(), body);
        List<SigningKey> keys =
                List.of(SigningKey.of(SignatureVectors.FIRST_KEY).orElseThrow());
        assertThat(message.problem(keys, Samples.NOON, Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void the_summary_names_the_secret_and_says_what_comes_later() throws RenderFailure {
        String headers = fixed.render(config("url: http://h/\n" + SIGNED), view(Map.of()))
                .summary()
                .get("headers")
                .toString();
        assertThat(headers)
                .contains("webhook-id=action-1")
                .contains("webhook-timestamp=the second in which it is sent")
                .contains("webhook-signature=v1 with secret:hook/whsec");
    }

    @Test
    void without_a_key_nothing_is_sent() throws RenderFailure {
        String bad = "url: http://127.0.0.1:1/\nstandardWebhooks: {secret: {name: hook, key: %s}}";
        assertThat(act(bad.formatted("bad")))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.detail())
                                .contains("secret:hook/bad")
                                .doesNotContain("s3cret"));
        assertThat(act(bad.formatted("none"))).isInstanceOf(Outcome.Retry.class);
    }

    private static Outcome act(String yaml) throws RenderFailure {
        return fixed.act(fixed.render(config(yaml), view(Map.of()))).await().atMost(Duration.ofSeconds(10));
    }

    /** npm's cloudevents does not decode percent signs, so the values have none. */
    @Test
    void another_implementation_understands_what_is_sent() throws RenderFailure {
        try (NodePeer peer = NodePeer.start("receive.cjs", SignatureVectors.FIRST_KEY)) {
            String url = "url: http://127.0.0.1:" + peer.line() + "/\n";
            for (String mode : List.of("binary", "structured")) {
                String yaml = url + PAYLOAD + SIGNED + "cloudEvent: {mode: " + mode + ", type: com.example.paid}";
                HttpRequest request = running.render(config(yaml), view(Map.of("traceparent", TRACE)));
                assertThat(running.act(request).await().atMost(Duration.ofSeconds(10)))
                        .isInstanceOf(Outcome.Done.class);
                JsonNode seen = Samples.json(peer.line());
                assertThat(seen.path("verified").asBoolean()).as("%s", seen).isTrue();
                assertThat(seen.path("id").asText()).isEqualTo("action-1");
                JsonNode event = seen.path("event");
                assertThat(event.path("specversion").asText()).as("%s", seen).isEqualTo("1.0");
                assertThat(event.path("id").asText()).isEqualTo("action-1");
                assertThat(event.path("type").asText()).isEqualTo("com.example.paid");
                assertThat(event.path("source").asText()).isEqualTo("/sensors/sensor-1");
                assertThat(event.path("traceparent").asText()).isEqualTo(TRACE);
                assertThat(event.path("data").path("amount").asText()).isEqualTo("12");
            }
        }
    }
}
