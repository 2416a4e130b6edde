package dev.tripline.source.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.Path;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Hmac;
import dev.tripline.source.SourceVectors;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries of the size and shape that GitHub documents, with each signature that they may carry. */
class GithubPayloadsTest {
    private static final List<String> EVENTS = List.of("push", "pull_request", "issues", "release", "workflow_run");
    private static final String SECRET = "s3cr3t";
    private static FrontDoor door;
    private static int port;

    /** What a delivery carries, and the refusal that it hears; empty when it comes in. */
    private enum Signed {
        /** As GitHub does it. */
        BOTH(""),
        RIGHT(""),
        WITH_ANOTHER_SECRET("payload signature check failed"),
        BEFORE_THE_BODY_CHANGED("payload signature check failed"),
        SHA1_IN_THE_PLACE_OF_SHA256("payload signature check failed"),
        NOT("missing signature"),
        SHA1_ONLY("missing signature");

        private final String refusal;

        Signed(String refusal) {
            this.refusal = refusal;
        }

        private Map<String, String> headers(byte[] body) {
            String good = "sha256=" + Hmac.sha256(SECRET, body);
            String sha1 = "sha1=" + Hmac.hex("HmacSHA1", SECRET, body);
            return switch (this) {
                case BOTH -> Map.of("X-Hub-Signature-256", good, "X-Hub-Signature", sha1);
                case RIGHT -> Map.of("X-Hub-Signature-256", good);
                case WITH_ANOTHER_SECRET -> Map.of("X-Hub-Signature-256", "sha256=" + Hmac.sha256("other", body));
                case BEFORE_THE_BODY_CHANGED ->
                    Map.of("X-Hub-Signature-256", "sha256=" + Hmac.sha256(SECRET, changed(body)));
                case SHA1_IN_THE_PLACE_OF_SHA256 -> Map.of("X-Hub-Signature-256", sha1, "X-Hub-Signature", sha1);
                case NOT -> Map.of();
                case SHA1_ONLY -> Map.of("X-Hub-Signature", sha1);
            };
        }

        private static byte[] changed(byte[] body) {
            byte[] changed = body.clone();
            changed[body.length / 2] ^= 1;
            return changed;
        }
    }

    @BeforeAll
    static void open() {
        door = new FrontDoor(secrets -> List.of(new GithubSource(secrets)));
        door.secretValues.put("gh/secret", SECRET);
        port = FrontDoor.freePort();
        assertThat(door.serve("forge", """
                        {"github": {"shop": {"repositories": [{"owner": "example-org", "names": ["shop"]}],
                         "webhookSecret": {"name": "gh", "key": "secret"},
                         "webhook": {"port": "%d", "endpoint": "/shop"}}}}""".formatted(port)).all()).isEmpty();
    }

    @AfterAll
    static void close() {
        door.close();
    }

    private static byte[] body(String event) throws IOException {
        try (InputStream in = GithubPayloadsTest.class.getResourceAsStream(event + ".json")) {
            return Objects.requireNonNull(in, event).readAllBytes();
        }
    }

    /** With the headers that GitHub sends. */
    private static HttpResponse<String> deliver(
            String event, String id, String type, byte[] body, Map<String, String> signature) {
        HttpRequest.Builder request = HttpRequest.newBuilder(FrontDoor.url(port, "/shop"))
                .header("Accept", "*/*")
                .header("Content-Type", type)
                .header("User-Agent", "GitHub-Hookshot/044aadd")
                .header("X-GitHub-Delivery", id)
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Hook-ID", "500000042")
                .header("X-GitHub-Hook-Installation-Target-ID", "900001234")
                .header("X-GitHub-Hook-Installation-Target-Type", "repository")
                .POST(BodyPublishers.ofByteArray(body));
        signature.forEach(request::header);
        return door.send(request);
    }

    private static Stream<Arguments> deliveries() {
        return EVENTS.stream().flatMap(event -> Arrays.stream(Signed.values()).map(signed -> arguments(event, signed)));
    }

    @ParameterizedTest(name = "{0} signed {1}")
    @MethodSource("deliveries")
    void only_what_is_signed_with_the_secret_comes_in(String event, Signed signed) throws Exception {
        byte[] body = body(event);
        assertThat(body.length).isGreaterThan(8_000);
        int before = door.bus.offered().size();
        String id = event + "-" + signed;
        HttpResponse<String> answer = deliver(event, id, "application/json", body, signed.headers(body));
        if (signed.refusal.isEmpty()) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Tripline-Event-Id")).contains("forge:shop:" + id);
            assertThat(door.bus.stored().getLast().id()).isEqualTo("forge:shop:" + id);
        } else {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).isEqualTo(signed.refusal);
            assertThat(door.bus.offered()).hasSize(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-www-form-urlencoded"})
    void nothing_of_the_body_is_lost_and_two_members_are_added(String type) throws Exception {
        for (String event : EVENTS) {
            byte[] json = body(event);
            String form =
                    "payload=" + URLEncoder.encode(new String(json, StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            byte[] body = type.endsWith("json") ? json : form.getBytes(StandardCharsets.UTF_8);
            assertThat(deliver(event, "d-1", type, body, Signed.RIGHT.headers(body))
                            .statusCode())
                    .isEqualTo(200);
            ObjectNode wanted = (ObjectNode) SourceVectors.JSON.readTree(json);
            wanted.put("X-GitHub-Event", event).put("X-GitHub-Delivery", "d-1");
            assertThat(SourceVectors.JSON
                            .readTree(door.bus.stored().getLast().body().bytes())
                            .path("body"))
                    .isEqualTo(wanted);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    push         | body.ref                                   | refs/heads/main
                    push         | body.after                                 | c83a5d9e1f7042b6a9d3e8c5f1b7a4602d9e3c7f
                    push         | body.deleted                               | false
                    push         | body.repository.full_name                  | example-org/shop
                    push         | body.repository.default_branch             | main
                    push         | body.pusher.name                           | marta-example
                    push         | body.head_commit.author.username           | marta-example
                    push         | body.commits.#                             | 2
                    push         | body.commits.1.modified.#(%"deploy/*")     | deploy/till.yaml
                    push         | body.X-GitHub-Event                        | push
                    push         | headers.X-Github-Event.0                   | push
                    push         | headers.X-Github-Delivery.0                | d-2
                    push         | headers.X-Github-Hook-Id.0                 | 500000042
                    push         | headers.User-Agent.0                       | GitHub-Hookshot/044aadd
                    pull_request | body.action                                | synchronize
                    pull_request | body.number                                | 418
                    pull_request | body.pull_request.base.ref                 | main
                    pull_request | body.pull_request.head.ref                 | round-half-up
                    pull_request | body.pull_request.head.repo.full_name      | example-org/shop
                    pull_request | body.pull_request.draft                    | false
                    pull_request | body.pull_request.merged                   | false
                    pull_request | body.pull_request.user.login               | jonas-example
                    pull_request | body.pull_request.labels.#.name            | ["bug","area: till"]
                    pull_request | body.pull_request.requested_teams.0.slug   | checkout
                    pull_request | body.installation.id                       | 55000123
                    pull_request | body.X-GitHub-Event                        | pull_request
                    pull_request | headers.X-Github-Event.0                   | pull_request
                    issues       | body.action                                | labeled
                    issues       | body.label.name                            | bug
                    issues       | body.issue.number                          | 401
                    issues       | body.issue.state                           | open
                    issues       | body.issue.assignees.#.login               | ["jonas-example"]
                    issues       | body.issue.milestone.title                 | 2026.2
                    issues       | body.issue.reactions.+1                    | 2
                    issues       | headers.X-Github-Event.0                   | issues
                    release      | body.action                                | published
                    release      | body.release.tag_name                      | v2026.2.0-rc.1
                    release      | body.release.prerelease                    | true
                    release      | body.release.target_commitish              | main
                    release      | body.release.author.login                  | shop-release[bot]
                    release      | body.release.assets.#.size                 | [48210993,31877120,212]
                    release      | headers.X-Github-Event.0                   | release
                    workflow_run | body.action                                | completed
                    workflow_run | body.workflow_run.id                       | 17000000042
                    workflow_run | body.workflow_run.name                     | verify
                    workflow_run | body.workflow_run.event                    | push
                    workflow_run | body.workflow_run.conclusion               | failure
                    workflow_run | body.workflow_run.head_branch              | main
                    workflow_run | body.workflow_run.run_attempt              | 2
                    workflow_run | body.workflow.path                         | .github/workflows/verify.yaml
                    workflow_run | body.organization.login                    | example-org
                    workflow_run | headers.X-Github-Event.0                   | workflow_run
                    """)
    void fields_are_where_argo_events_puts_them(String event, String path, String value) throws Exception {
        byte[] body = body(event);
        deliver(event, "d-2", "application/json", body, Signed.BOTH.headers(body));
        Json payload = Json.of(door.bus.stored().getLast().body().bytes());
        assertThat(Path.compile(path).in(payload).string()).isEqualTo(value);
    }
}
