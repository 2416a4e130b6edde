package dev.tripline.source.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Hmac;
import dev.tripline.source.HookContract;
import dev.tripline.source.SourceVectors;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GithubSourceTest extends HookContract {
    private static final String BODY = "{ \"hello\": \"world\" }";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GithubSource(secrets));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("gh/secret", "s3cr3t");
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, ", \"webhookSecret\": {\"name\": \"gh\", \"key\": \"secret\"}");
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"github": {"ev": {"organizations": ["o"], "webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return delivery(uri, BODY, UUID.randomUUID().toString())
                .header("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", BODY, "s3cr3t"));
    }

    @Override
    protected List<HttpRequest> samples(URI uri) {
        String body =
                "{\"ref\":\"refs/heads/main\",\"commits\":[{\"id\":\"a1\"}],\"repository\":{\"private\":false},\"n\":1}";
        return List.of(
                delivery(uri, body, "72d3162e-cc78-11e3-81ab-4c9367dc0958").build(),
                HttpRequest.newBuilder(uri)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("payload=" + URLEncoder.encode(body, StandardCharsets.UTF_8)))
                        .build());
    }

    @Override
    protected Map<String, String> signature(byte[] body) {
        return Map.of("X-Hub-Signature-256", "sha256=" + Hmac.sha256("s3cr3t", body));
    }

    private static HttpRequest.Builder delivery(URI uri, String body, String id) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", id)
                .POST(BodyPublishers.ofString(body));
    }

    private static String hmac(String algorithm, String body, String secret) {
        return Hmac.hex(algorithm, secret, body.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode payload() throws IOException {
        return SourceVectors.JSON.readTree(door.bus.stored().getLast().body().bytes());
    }

    @Test
    void the_delivery_id_is_the_events_identity() {
        URI uri = FrontDoor.url(port, "/in");
        String signature = "sha256=" + hmac("HmacSHA256", BODY, "s3cr3t");
        door.send(delivery(uri, BODY, "d-1").header("X-Hub-Signature-256", signature));
        door.send(delivery(uri, BODY, "d-1").header("X-Hub-Signature-256", signature));
        assertThat(door.bus.offered()).extracting("id").containsExactly("es:ev:d-1", "es:ev:d-1");
        assertThat(door.bus.offered()).extracting("type").containsOnly("github");
    }

    @Test
    void only_a_sha256_signature_of_the_raw_bytes_counts() {
        URI uri = FrontDoor.url(port, "/in");
        String good = hmac("HmacSHA256", BODY, "s3cr3t");
        assertRefused(delivery(uri, BODY, "d"), "missing signature");
        assertRefused(delivery(uri, BODY, "d").header("X-Hub-Signature-256", ""), "missing signature");
        assertRefused(
                delivery(uri, BODY, "d").header("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", BODY, "s3cr3t")),
                "missing signature");
        String failed = "payload signature check failed";
        for (String bad : List.of(
                "sha1=" + hmac("HmacSHA1", BODY, "s3cr3t"),
                "sha256=" + good.substring(2),
                "sha256=" + "zz" + good.substring(2),
                good,
                "SHA256=" + good,
                "sha256=" + hmac("HmacSHA256", "{\"hello\":\"world\"}", "s3cr3t"),
                "sha256=" + hmac("HmacSHA256", BODY, "another source's"))) {
            assertRefused(delivery(uri, BODY, "d").header("X-Hub-Signature-256", bad), failed);
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    private void assertRefused(HttpRequest.Builder request, String text) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(text);
    }

    @Test
    void a_missing_or_empty_secret_closes_the_door() {
        door.secretValues.clear();
        String unsigned = hmac("HmacSHA256", BODY, "s3cr3t");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = door.send(delivery(FrontDoor.url(port, "/in"), BODY, "d")
                    .header("X-Hub-Signature-256", "sha256=" + unsigned));
            assertThat(response.statusCode()).isEqualTo(500);
            door.secretValues.put("gh/secret", "");
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void takes_json_from_a_form() throws Exception {
        String form = "payload=" + URLEncoder.encode(BODY, StandardCharsets.UTF_8);
        HttpResponse<String> response = door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", form, "s3cr3t"))
                .POST(BodyPublishers.ofString(form)));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(payload().get("body").get("hello").asText()).isEqualTo("world");
        assertThat(payload().has("headers")).isTrue();
    }

    @Test
    void the_body_cannot_pretend_another_event() {
        door.serve("es", spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
        String body = "{\"X-GitHub-Event\":\"x\",\"a\":{\"X-GitHub-Event\":1},\"X-GitHub\\u002dDelivery\":[2]}";
        door.send(delivery(FrontDoor.url(port, "/in"), body, "d-9"));
        assertThat(door.bus.stored().getFirst().body().text())
                .endsWith(
                        "\"body\":{\"a\":{\"X-GitHub-Event\":1},\"X-GitHub-Event\":\"push\",\"X-GitHub-Delivery\":\"d-9\"},"
                                + "\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void an_empty_object_and_null_and_too_large_bodies() {
        door.serve("es", spec(port, "/in", ""));
        URI uri = FrontDoor.url(port, "/in");
        assertThat(door.send(delivery(uri, "{}", "d")).statusCode()).isEqualTo(200);
        assertRefused(delivery(uri, "null", "d"), "invalid event");
        assertRefused(delivery(uri, "", "d"), "invalid event");
        assertRefused(delivery(uri, "\"" + "a".repeat(1 << 20) + "\"", "d"), "http: request body too large");
    }

    @Test
    void says_that_hooks_are_not_registered_without_a_public_url() {
        Problems problems = new Problems();
        String spec = """
                {"github": {"ev": {"organizations": ["o"], "events": ["push"], "apiToken": {"name": "a", "key": "b"},
                 "webhook": {"port": "1", "endpoint": "/e"}}}}""";
        assertThat(door.host.plan(FrontDoor.eventSource("es", spec), problems)).hasSize(1);
        assertThat(problems.all()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.WARNING);
            assertThat(problem.path()).isEqualTo("spec.github.ev.apiToken");
            assertThat(problem.message()).isEqualTo("hooks are not registered: webhook.url is missing");
        });
        problems = new Problems();
        String managed = spec.replace("\"/e\"", "\"/e\", \"url\": \"https://x.example.com\"");
        assertThat(door.host.plan(FrontDoor.eventSource("es", managed), problems))
                .hasSize(1);
        assertThat(problems.all()).isEmpty();
    }
}
