package dev.tripline.source.bitbucket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Hmac;
import dev.tripline.source.HookContract;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BitbucketSourceTest extends HookContract {
    private static final String PUSH = """
            {"push": {"changes": [{"new": {"type": "branch", "name": "main"}, "forced": false}]},
             "repository": {"full_name": "harbour-lane/ferry-times"}, "actor": {"nickname": "pilot"}}""";
    private static final String SECRET = ", \"webhookSecret\": {\"name\": \"bb\", \"key\": \"secret\"}";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new BitbucketSource(secrets));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("bb/secret", "s3cr3t");
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, SECRET);
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"bitbucket": {"ev": {"owner": "o", "repositorySlug": "r",
                 "webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return delivery(uri, UUID.randomUUID().toString(), 1)
                .header("X-Hub-Signature", "sha256=" + Hmac.sha256("s3cr3t", PUSH));
    }

    private static HttpRequest.Builder delivery(URI uri, String id, int attempt) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("X-Event-Key", "repo:push")
                .header("X-Hook-UUID", "0f0f")
                .header("X-Request-UUID", id)
                .header("X-Attempt-Number", String.valueOf(attempt))
                .POST(BodyPublishers.ofString(PUSH));
    }

    @Override
    protected Map<String, String> signature(byte[] body) {
        return Map.of("X-Hub-Signature", "sha256=" + Hmac.sha256("s3cr3t", body));
    }

    @Test
    void an_attempt_more_is_the_same_event() {
        door.serve("es", spec(port, "/in", ""));
        URI uri = FrontDoor.url(port, "/in");
        door.send(delivery(uri, "r-1", 1));
        door.send(delivery(uri, "r-1", 2));
        door.send(delivery(uri, "r-2", 1));
        assertThat(door.bus.offered()).extracting("id").containsExactly("es:ev:r-1", "es:ev:r-1", "es:ev:r-2");
        assertThat(door.bus.offered()).extracting("type").containsOnly("bitbucket");
    }

    @Test
    void the_payload_has_headers_body_and_the_events_metadata() {
        door.serve("es", spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
        door.send(delivery(FrontDoor.url(port, "/in"), "r-1", 1));
        assertThat(door.bus.stored().getFirst().body().text())
                .startsWith("{\"headers\":{")
                .contains("\"X-Event-Key\":[\"repo:push\"]", "\"X-Request-Uuid\":[\"r-1\"]")
                .endsWith("},\"body\":{\"push\":{\"changes\":[{\"new\":{\"type\":\"branch\",\"name\":\"main\"},"
                        + "\"forced\":false}]},\"repository\":{\"full_name\":\"harbour-lane/ferry-times\"},"
                        + "\"actor\":{\"nickname\":\"pilot\"}},\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void with_a_secret_only_what_it_signed_comes_in() {
        URI uri = FrontDoor.url(port, "/in");
        assertRefused(400, "missing signature", delivery(uri, "r", 1));
        assertRefused(400, "missing signature", delivery(uri, "r", 1).header("X-Hub-Signature", ""));
        assertRefused(
                400,
                "payload signature check failed",
                delivery(uri, "r", 1).header("X-Hub-Signature", "sha256=" + Hmac.sha256("other", PUSH)));
        door.secretValues.put("bb/secret", "");
        assertRefused(500, "the webhook secret is missing or empty", request(uri));
        door.secretValues.clear();
        assertRefused(500, "the webhook secret is missing or empty", request(uri));
        assertThat(door.bus.offered()).isEmpty();
    }

    private void assertRefused(int status, String text, HttpRequest.Builder request) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void says_what_is_missing_to_register_hooks() {
        String token = "{\"oauthToken\": {\"name\": \"a\", \"key\": \"b\"}}";
        String half = "{\"basic\": {\"username\": {\"name\": \"a\", \"key\": \"b\"}}}";
        assertThat(advice(token, "https://x.test")).isEmpty();
        assertThat(advice(token, "")).containsExactly("hooks are not registered: webhook.url is missing");
        assertThat(advice(half, "https://x.test"))
                .singleElement()
                .satisfies(advice -> assertThat(advice)
                        .startsWith("hooks are not registered: there is neither an oauthToken nor both of"));
    }

    private List<String> advice(String auth, String url) {
        Problems problems = new Problems();
        String spec = """
                {"bitbucket": {"ev": {"owner": "o", "repositorySlug": "r", "events": ["repo:push"], "auth": %s,
                 "webhook": {"port": "1", "endpoint": "/e", "url": "%s"}}}}""".formatted(auth, url);
        assertThat(door.host.plan(FrontDoor.eventSource("es", spec), problems)).hasSize(1);
        assertThat(problems.all()).allSatisfy(problem -> {
            assertThat(problem.isError()).isFalse();
            assertThat(problem.path()).isEqualTo("spec.bitbucket.ev.auth");
        });
        return problems.all().stream().map(Problem::message).toList();
    }
}
