package dev.tripline.source.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.HookContract;
import dev.tripline.source.SourceVectors;
import dev.tripline.source.calendar.MutableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GitlabSourceTest extends HookContract {
    private static final String BODY = "{ \"object_kind\": \"push\" }";
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNING = ", \"signingToken\": {\"name\": \"gl\", \"key\": \"signing\"}";
    private static final String TOKEN = ", \"secretToken\": {\"name\": \"gl\", \"key\": \"token\"}";
    private final MutableClock clock = new MutableClock("2026-01-01T00:00:00Z");

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GitlabSource(secrets, clock));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("gl/token", "tok");
        door.secretValues.put("gl/signing", "whsec_" + Base64.getEncoder().encodeToString(KEY));
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, TOKEN);
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"gitlab": {"ev": {"events": [], "gitlabBaseURL": "https://git.example.com",
                 "accessToken": {"name": "gl", "key": "access"},
                 "webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return delivery(uri, BODY)
                .header("X-Gitlab-Token", "tok")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static HttpRequest.Builder delivery(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("X-Gitlab-Event", "Push Hook")
                .POST(BodyPublishers.ofString(body));
    }

    private URI in() {
        return FrontDoor.url(port, "/in");
    }

    private HttpRequest.Builder signed(String id, Instant at, String body, byte[] key) {
        String time = String.valueOf(at.getEpochSecond());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] digest = mac.doFinal((id + "." + time + "." + body).getBytes(StandardCharsets.UTF_8));
            return delivery(in(), BODY)
                    .header("webhook-id", id)
                    .header("webhook-timestamp", time)
                    .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(digest));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(HttpRequest.Builder request, int status, String text) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private List<String> ids() {
        return door.bus.offered().stream().map(event -> event.id()).toList();
    }

    @Test
    void only_the_whole_token_opens() {
        assertRefused(delivery(in(), BODY), 400, "token mismatch");
        for (String wrong : List.of("", "to", "toke", "TOK", "tok tok")) {
            assertRefused(delivery(in(), BODY).header("X-Gitlab-Token", wrong), 400, "token mismatch");
        }
        assertRefused(
                delivery(in(), BODY).header("X-Gitlab-Token", "no").header("X-Gitlab-Token", "tok"),
                400,
                "token mismatch");
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void a_token_that_cannot_be_read_closes_the_door() {
        for (String value : List.of("", "-")) {
            door.secretValues.put("gl/token", value);
            if (value.equals("-")) {
                door.secretValues.remove("gl/token");
            }
            assertRefused(
                    delivery(in(), BODY).header("X-Gitlab-Token", value), 500, "the secret token is missing or empty");
        }
        door.serve("es", spec(port, "/in", SIGNING));
        door.secretValues.put("gl/signing", "no base64!");
        Instant now = clock.instant();
        assertThat(door.send(signed("m", now, BODY, KEY)).statusCode()).isEqualTo(500);
    }

    @Test
    void without_tokens_anybody_may_deliver() {
        door.serve("es", spec(port, "/in", ""));
        assertThat(door.send(delivery(in(), BODY)).statusCode()).isEqualTo(200);
    }

    @Test
    void signatures_are_of_the_raw_bytes_and_of_now() {
        door.serve("es", spec(port, "/in", SIGNING));
        Instant now = clock.instant();
        assertThat(door.send(signed("m-1", now, BODY, KEY)).statusCode()).isEqualTo(200);
        assertThat(door.send(signed("m-1", now.minusSeconds(300), BODY, KEY)).statusCode())
                .isEqualTo(200);
        assertThat(ids()).containsExactly("es:ev:m-1", "es:ev:m-1");
        String stale = "the signature's timestamp is too far from now";
        assertRefused(signed("m", now.minusSeconds(301), BODY, KEY), 400, stale);
        assertRefused(signed("m", now.plusSeconds(301), BODY, KEY), 400, stale);
        assertRefused(signed("m", now, "{\"object_kind\":\"push\"}", KEY), 400, "signature check failed");
        assertRefused(
                signed("m", now, BODY, "another key".getBytes(StandardCharsets.UTF_8)), 400, "signature check failed");
        assertRefused(delivery(in(), BODY), 400, "missing signature");
        assertRefused(delivery(in(), BODY).header("X-Gitlab-Token", "tok"), 400, "missing signature");
        assertThat(door.bus.offered()).hasSize(2);
    }

    @Test
    void with_both_tokens_both_have_to_be_right() {
        door.serve("es", spec(port, "/in", TOKEN + SIGNING));
        Instant now = clock.instant();
        assertRefused(signed("m", now, BODY, KEY), 400, "token mismatch");
        assertRefused(delivery(in(), BODY).header("X-Gitlab-Token", "tok"), 400, "missing signature");
        assertThat(door.send(signed("m", now, BODY, KEY).header("X-Gitlab-Token", "tok"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_repeated_delivery_keeps_its_id() {
        for (int i = 0; i < 2; i++) {
            door.send(delivery(in(), BODY)
                    .header("X-Gitlab-Token", "tok")
                    .header("Idempotency-Key", "k-1")
                    .header("X-Gitlab-Event-UUID", "u-" + i));
        }
        assertThat(ids()).containsExactly("es:ev:k-1", "es:ev:k-1");
        assertThat(door.bus.offered()).extracting("type").containsOnly("gitlab");
    }

    /** A push of two branches is two deliveries with one UUID. */
    @Test
    void events_of_one_request_to_an_older_gitlab_are_told_apart() {
        for (String body : List.of("{\"ref\":\"a\"}", "{\"ref\":\"b\"}", "{\"ref\":\"a\"}")) {
            door.send(delivery(in(), body).header("X-Gitlab-Token", "tok").header("X-Gitlab-Event-UUID", "u-1"));
        }
        assertThat(ids()).allMatch(id -> id.matches("es:ev:u-1-[0-9a-f]{32}"));
        assertThat(ids().get(0)).isEqualTo(ids().get(2)).isNotEqualTo(ids().get(1));
        door.send(delivery(in(), BODY).header("X-Gitlab-Token", "tok"));
        assertThat(ids().getLast()).matches("[0-9a-f]{32}");
    }

    @Test
    void the_payload_has_headers_body_and_metadata_but_no_token() throws IOException {
        door.serve("es", spec(port, "/in", TOKEN + ", \"metadata\": {\"team\": \"a\"}"));
        door.send(request(in()));
        JsonNode payload =
                SourceVectors.JSON.readTree(door.bus.stored().getFirst().body().bytes());
        assertThat(payload.path("body").path("object_kind").asText()).isEqualTo("push");
        assertThat(payload.path("metadata").path("team").asText()).isEqualTo("a");
        assertThat(payload.path("headers").path("X-Gitlab-Event").path(0).asText())
                .isEqualTo("Push Hook");
        assertThat(payload.path("headers").path("X-Gitlab-Token").path(0).asText())
                .isEqualTo("*** Masked Auth Secret ***");
    }

    @Test
    void bodies_that_are_no_json_and_any_method() {
        for (String body : List.of("", "x", "{}{}", "{\"a\":}")) {
            assertRefused(delivery(in(), body).header("X-Gitlab-Token", "tok"), 400, "invalid event");
        }
        assertRefused(delivery(in(), "\"" + "a".repeat(1 << 20) + "\""), 400, "http: request body too large");
        assertThat(door.send(delivery(in(), "null").header("X-Gitlab-Token", "tok"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.send(request(in()).PUT(BodyPublishers.ofString(BODY))).statusCode())
                .isEqualTo(200);
    }

    @Test
    void unknown_events_are_an_error_when_hooks_are_registered() {
        String spec = """
                {"gitlab": {"ev": {"events": ["PushEvents", "push"], "gitlabBaseURL": "https://git.example.com",
                 "accessToken": {"name": "gl", "key": "access"},
                 "webhook": {"port": "1", "endpoint": "/e", "url": "%s"}}}}""";
        Problems problems = new Problems();
        assertThat(door.host.plan(FrontDoor.eventSource("es", spec.formatted("https://x.example.com")), problems))
                .isEmpty();
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.path()).isEqualTo("spec.gitlab.ev.events[1]");
            assertThat(problem.message()).isEqualTo("unknown event \"push\"");
        });
        assertThat(door.plan("es", spec.formatted(""))).hasSize(1);
    }
}
