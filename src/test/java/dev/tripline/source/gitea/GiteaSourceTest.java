package dev.tripline.source.gitea;

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
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class GiteaSourceTest extends HookContract {
    private static final String BODY = "{ \"ref\": \"refs/heads/main\" }";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new GiteaSource(secrets));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("g/secret", "s3cr3t");
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, ", \"webhookSecret\": {\"name\": \"g\", \"key\": \"secret\"}");
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"gitea": {"ev": {"webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return delivery(BODY, UUID.randomUUID().toString(), uri)
                .header("X-Gitea-Signature", hmac("HmacSHA256", BODY, "s3cr3t"));
    }

    @Override
    protected Map<String, String> signature(byte[] body) {
        return Map.of("X-Gitea-Signature", Hmac.sha256("s3cr3t", body));
    }

    private HttpRequest.Builder delivery(String body, String id) {
        return delivery(body, id, FrontDoor.url(port, "/in"));
    }

    private static HttpRequest.Builder delivery(String body, String id, URI uri) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("X-Gitea-Event", "push")
                .header("X-Gitea-Delivery", id)
                .POST(BodyPublishers.ofString(body));
    }

    private static String hmac(String algorithm, String body, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused(HttpRequest.Builder request, int status, String text) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void takes_the_signatures_of_gitea_and_forgejo_and_the_one_like_githubs() {
        String good = hmac("HmacSHA256", BODY, "s3cr3t");
        for (String header : List.of("X-Gitea-Signature", "X-Forgejo-Signature")) {
            assertThat(door.send(delivery(BODY, header).header(header, good)).statusCode())
                    .isEqualTo(200);
        }
        assertThat(door.send(delivery(BODY, "hub").header("X-Hub-Signature-256", "sha256=" + good))
                        .statusCode())
                .isEqualTo(200);
        assertThat(door.bus.stored()).hasSize(3);
    }

    @Test
    void nothing_else_is_a_signature() {
        String good = hmac("HmacSHA256", BODY, "s3cr3t");
        assertRefused(delivery(BODY, "d"), 401, "missing signature");
        assertRefused(delivery(BODY, "d").header("X-Gitea-Signature", ""), 401, "missing signature");
        assertRefused(
                delivery(BODY, "d").header("X-Hub-Signature", "sha1=" + hmac("HmacSHA1", BODY, "s3cr3t")),
                401,
                "missing signature");
        assertRefused(delivery(BODY, "d").header("X-Gogs-Signature", good), 401, "missing signature");
        String failed = "payload signature check failed";
        for (String bad : List.of(
                "sha256=" + good,
                good.substring(2),
                "zz" + good.substring(2),
                hmac("HmacSHA1", BODY, "s3cr3t"),
                hmac("HmacSHA256", BODY, "another source's"),
                hmac("HmacSHA256", "{\"ref\":\"refs/heads/main\"}", "s3cr3t"))) {
            assertRefused(delivery(BODY, "d").header("X-Gitea-Signature", bad), 401, failed);
        }
        assertRefused(delivery(BODY, "d").header("X-Hub-Signature-256", good), 401, failed);
        assertRefused(
                delivery(BODY, "d").header("X-Gitea-Signature", "00").header("X-Forgejo-Signature", good), 401, failed);
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void a_missing_or_empty_secret_closes_the_door() {
        for (String value : List.of("", "-")) {
            door.secretValues.put("g/secret", value);
            if (value.equals("-")) {
                door.secretValues.remove("g/secret");
            }
            assertRefused(request(FrontDoor.url(port, "/in")), 500, "the webhook secret is missing or empty");
        }
    }

    @Test
    void a_repeated_delivery_keeps_its_id() {
        String good = hmac("HmacSHA256", BODY, "s3cr3t");
        for (int i = 0; i < 2; i++) {
            door.send(delivery(BODY, "d-1").header("X-Gitea-Signature", good));
        }
        door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("X-Forgejo-Delivery", "d-2")
                .header("X-Forgejo-Signature", good)
                .POST(BodyPublishers.ofString(BODY)));
        assertThat(door.bus.offered()).extracting("id").containsExactly("es:ev:d-1", "es:ev:d-1", "es:ev:d-2");
        assertThat(door.bus.offered()).extracting("type").containsOnly("gitea");
    }

    @Test
    void the_payload_has_headers_body_and_metadata() {
        door.serve("es", spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
        door.send(delivery("{\"a\" : [1]}", "d"));
        assertThat(door.bus.stored().getFirst().body().text())
                .startsWith("{\"headers\":{")
                .contains("\"X-Gitea-Event\":[\"push\"]")
                .endsWith("\"body\":{\"a\":[1]},\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void only_json_is_taken() {
        door.serve("es", spec(port, "/in", ""));
        for (String body : List.of("", "x", "{\"a\":}")) {
            assertRefused(delivery(body, "d"), 400, "invalid event");
        }
        assertRefused(delivery("\"" + "a".repeat(1 << 20) + "\"", "d"), 400, "http: request body too large");
        assertRefused(
                HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("payload=%7B%7D")),
                400,
                "set the hook's content type to application/json");
    }

    private List<Problem> problems(String event) {
        Problems problems = new Problems();
        door.host.plan(FrontDoor.eventSource("es", "{\"gitea\": {\"ev\": " + event + "}}"), problems);
        return problems.all();
    }

    @Test
    void says_what_is_missing() {
        assertThat(problems("{}")).extracting(Problem::message).containsExactly("webhook is missing");
        String managed = "{\"accessToken\": {\"name\": \"a\", \"key\": \"b\"}, \"webhook\": {\"port\": \"1\", "
                + "\"endpoint\": \"/e\", \"url\": \"https://x.example.com\"}}";
        assertThat(problems(managed))
                .extracting(Problem::message)
                .containsExactly(
                        "either repositories or organizations is required",
                        "events must be defined to create a gitea webhook",
                        "gitea base url can't be empty");
        assertThat(problems(managed.replace("https://x.example.com", "")))
                .extracting(Problem::message)
                .containsExactly(
                        "without a secret anybody may deliver", "hooks are not registered: webhook.url is missing");
    }
}
