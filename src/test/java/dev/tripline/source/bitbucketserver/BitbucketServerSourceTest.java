package dev.tripline.source.bitbucketserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Hmac;
import dev.tripline.source.HookContract;
import dev.tripline.source.SourceVectors;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deliveries, split or not. What is asked of the server is in {@link PullRequestsTest}; here no pull request is open. */
class BitbucketServerSourceTest extends HookContract {
    private static final String SECRET = ", \"webhookSecret\": {\"name\": \"bb\", \"key\": \"secret\"}";
    private static final String SPLIT = ", \"oneEventPerChange\": true";
    private static Vertx vertx;
    private static HttpCaller caller;
    private static Rest rest;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        caller = new HttpCaller(vertx);
        rest = new Rest(vertx);
    }

    @AfterAll
    static void stop() {
        rest.close();
        caller.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new BitbucketServerSource(secrets, caller));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("bb/secret", "s3cr3t");
        door.secretValues.put("bb/access", "token");
    }

    /** With everything that there is to do. */
    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, SECRET + SPLIT + ", \"skipBranchRefsChangedOnOpenPR\": true");
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"bitbucketserver": {"ev": {"bitbucketserverBaseURL": "%s", "projects": ["P"],
                 "accessToken": {"name": "bb", "key": "access"},
                 "webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(rest.url(), port, endpoint, more);
    }

    private static String push(String... changes) {
        return "{\"eventKey\": \"repo:refs_changed\", \"date\": \"2026-01-01T00:00:00+0000\", \"repository\": {\"slug\": \"r\","
                + " \"project\": {\"key\": \"P\"}}, \"changes\": [" + String.join(", ", changes) + "], \"own\": 1.50}";
    }

    private static String change(String name) {
        return "{\"ref\": {\"id\": \"refs/heads/%1$s\", \"displayId\": \"%1$s\", \"type\": \"BRANCH\"}, \"fromHash\": \"0\","
                        .formatted(name)
                + " \"toHash\": \"%s\", \"type\": \"UPDATE\", \"extra\": [true]}".formatted(name);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        String body = push(change("main"));
        return delivery(uri, body, UUID.randomUUID().toString())
                .header("X-Hub-Signature", "sha256=" + Hmac.sha256("s3cr3t", body));
    }

    private static HttpRequest.Builder delivery(URI uri, String body, String id) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Event-Key", "repo:refs_changed")
                .header("X-Request-Id", id)
                .POST(BodyPublishers.ofString(body));
    }

    @Override
    protected List<HttpRequest> samples(URI uri) {
        return List.of(
                delivery(uri, push(change("main"), change("other")), "d").build(),
                HttpRequest.newBuilder(uri)
                        .header("X-Event-Key", "pr:opened")
                        .POST(BodyPublishers.ofString("{\"eventKey\":\"pr:opened\",\"pullRequest\":{\"id\":1}}"))
                        .build());
    }

    @Override
    protected Map<String, String> signature(byte[] body) {
        return Map.of("X-Hub-Signature", "sha256=" + Hmac.sha256("s3cr3t", body));
    }

    private URI uri() {
        return FrontDoor.url(port, "/in");
    }

    private JsonNode body(int event) throws IOException {
        return SourceVectors.JSON
                .readTree(door.bus.stored().get(event).body().bytes())
                .path("body");
    }

    @Test
    void a_push_is_one_event_unless_told_otherwise() {
        door.serve("es", spec(port, "/in", ""));
        String body = push(change("a"), change("b"));
        assertThat(door.send(delivery(uri(), body, "d-1")).body()).isEqualTo("success");
        assertThat(door.bus.stored()).singleElement().satisfies(event -> {
            assertThat(event.id()).isEqualTo("es:ev:d-1");
            assertThat(event.type()).isEqualTo("bitbucketserver");
            assertThat(event.body().text()).contains("\"changes\":[{\"ref\"", "\"toHash\":\"b\"", "\"own\":1.50}");
        });
    }

    @Test
    void each_change_becomes_an_event_with_all_of_the_body() throws Exception {
        door.serve("es", spec(port, "/in", SPLIT + ", \"metadata\": {\"team\": \"a\"}"));
        String body = push(change("a"), change("b"));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = door.send(delivery(uri(), body, "d-1"));
            assertThat(answer.body()).isEqualTo("success");
            assertThat(answer.headers().allValues("Tripline-Event-Id")).containsExactly("es:ev:d-1:0", "es:ev:d-1:1");
        }
        assertThat(door.bus.stored()).hasSize(4);
        JsonNode whole = SourceVectors.JSON.readTree(body);
        for (int i = 0; i < 2; i++) {
            assertThat(body(i).path("changes"))
                    .containsExactly(whole.path("changes").get(i));
            assertThat(body(i).path("repository")).isEqualTo(whole.path("repository"));
            assertThat(body(i).path("own").decimalValue()).isEqualByComparingTo("1.5");
        }
        assertThat(door.bus.stored().getFirst().body().text())
                .contains("\"own\":1.50,\"changes\":[{")
                .endsWith("}]},\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void without_an_id_of_the_delivery_each_event_has_its_own() {
        door.serve("es", spec(port, "/in", SPLIT));
        door.send(HttpRequest.newBuilder(uri())
                .header("X-Event-Key", "repo:refs_changed")
                .POST(BodyPublishers.ofString(push(change("a"), change("b")))));
        assertThat(door.bus.stored()).hasSize(2).extracting("id").doesNotHaveDuplicates();
    }

    @Test
    void only_pushes_are_split() {
        door.serve("es", spec(port, "/in", SPLIT));
        door.send(HttpRequest.newBuilder(uri())
                .header("X-Event-Key", "pr:opened")
                .header("X-Request-Id", "d-2")
                .POST(BodyPublishers.ofString("{\"changes\":[1,2]}")));
        assertThat(door.bus.stored()).extracting("id").containsExactly("es:ev:d-2");
    }

    @Test
    void a_push_without_changes_is_an_event_only_when_it_is_not_split() {
        door.serve("es", spec(port, "/in", SPLIT));
        assertThat(door.send(delivery(uri(), push(), "d-1")).body()).isEqualTo("success");
        assertThat(door.bus.offered()).isEmpty();
        door.serve("es", spec(port, "/in", ""));
        door.send(delivery(uri(), "{\"changes\":null}", "d-2"));
        assertThat(door.bus.stored()).hasSize(1);
    }

    @Test
    void the_bus_refuses_one_of_several_events() {
        door.serve("es", spec(port, "/in", SPLIT));
        door.bus.refuse();
        HttpResponse<String> answer = door.send(delivery(uri(), push(change("a"), change("b")), "d-1"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(door.bus.offered()).as("the second is not tried").hasSize(1);
    }

    @Test
    void thousands_of_changes_are_stored_but_no_more_than_fits() {
        door.serve("es", spec(port, "/in", SPLIT));
        String[] many = new String[3000];
        java.util.Arrays.setAll(many, i -> "{\"n\": " + i + "}");
        HttpResponse<String> answer = door.send(delivery(uri(), push(many), "d-1"));
        assertThat(answer.body()).isEqualTo("success");
        assertThat(answer.headers().allValues("Tripline-Event-Id")).hasSize(16);
        assertThat(door.bus.stored()).hasSize(3000);
        String heavy = push(many).replace("1.50", "\"" + "a".repeat(100_000) + "\"");
        HttpResponse<String> refused = door.send(delivery(uri(), heavy, "d-2"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).isEqualTo("too many changes for an event of each");
        assertThat(door.bus.stored()).hasSize(3000);
    }

    @Test
    void with_a_secret_only_what_it_signed_comes_in() {
        String invalid = "failed to validate bitbucketserver webhook request: ";
        String body = push();
        assertRefused(400, invalid + "missing signature header", delivery(uri(), body, "d"));
        for (String bad :
                List.of("x", "sha256=", "sha256=" + Hmac.sha256("other", body), Hmac.sha256("s3cr3t", body))) {
            assertRefused(
                    400,
                    invalid + "hmac verification failed",
                    delivery(uri(), body, "d").header("X-Hub-Signature", bad));
        }
        door.secretValues.put("bb/secret", "");
        assertRefused(500, "the webhook secret is missing or empty", request(uri()));
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_refused_in_argos_words() {
        door.serve("es", spec(port, "/in", ""));
        for (String body : List.of("", "x", "[]", "{\"changes\":{}}", "{\"changes\":[1]}", "{\"repository\":[]}")) {
            HttpResponse<String> answer = door.send(delivery(uri(), body, "d"));
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).startsWith("decoding repo:refs_changed webhook: ");
        }
        HttpResponse<String> other = door.send(HttpRequest.newBuilder(uri()).POST(BodyPublishers.ofString("{")));
        assertThat(other.body()).isEqualTo("invalid event");
        assertThat(door.bus.offered()).isEmpty();
    }

    private void assertRefused(int status, String text, HttpRequest.Builder request) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void says_that_own_certificates_are_not_used_yet() {
        String own = ", \"events\": [\"*\"], \"tls\": {\"caCertSecret\": {\"name\": \"s\", \"key\": \"k\"}}";
        String registered = spec(1, "/e", own).replace("\"endpoint\"", "\"url\": \"https://x.test\", \"endpoint\"");
        assertThat(advice(registered)).containsExactly("spec.bitbucketserver.ev.tls");
        assertThat(advice(spec(1, "/e", own + ", \"skipBranchRefsChangedOnOpenPR\": true")))
                .containsExactly("spec.bitbucketserver.ev.tls");
        assertThat(advice(spec(1, "/e", own))).as("nobody is called").isEmpty();
    }

    private List<String> advice(String spec) {
        Problems problems = new Problems();
        assertThat(door.host.plan(FrontDoor.eventSource("es", spec), problems)).hasSize(1);
        assertThat(problems.all()).extracting(Problem::isError).doesNotContain(true);
        return problems.all().stream().map(Problem::path).toList();
    }
}
