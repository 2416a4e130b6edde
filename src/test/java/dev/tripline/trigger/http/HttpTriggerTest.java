package dev.tripline.trigger.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.TestTarget;
import dev.tripline.event.Firing;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.MapSecrets;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Samples;
import dev.tripline.trigger.TriggerContract;
import dev.tripline.trigger.policy.StatusPolicy;
import io.vertx.core.Vertx;
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
import org.junit.jupiter.params.provider.ValueSource;

class HttpTriggerTest extends TriggerContract<HttpConfig, HttpRequest> {
    private static final MapSecrets SECRETS = new MapSecrets(Map.of(
            "build-server/token", "Bearer s3cret-token",
            "login/user", "ann",
            "login/password", "s3cret-password",
            "broken/value", "two\nlines"));

    private static Vertx vertx;
    private static HttpTrigger trigger;
    private static TestTarget ok;
    private static TestTarget silent;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        Clock clock = Clock.fixed(Samples.NOON, ZoneOffset.UTC);
        trigger = new HttpTrigger(new HttpCaller(vertx), SECRETS, "9.9", clock);
        ok = TestTarget.of(vertx, 200);
        silent = new TestTarget(vertx, (request, response) -> {});
    }

    @AfterAll
    static void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Override
    protected HttpTrigger kind() {
        return trigger;
    }

    @Override
    protected Firing exampleFiring() {
        return Samples.firing("push", "{\"body\":{\"ref\":\"main\",\"after\":\"abc\",\"commits\":[{\"id\": 1}]}}");
    }

    @Override
    protected List<String> secretValues() {
        return List.of("s3cret-token");
    }

    @Override
    protected HttpConfig working() {
        return config("url: " + ok.url("/"));
    }

    @Override
    protected Optional<HttpConfig> hanging() {
        return Optional.of(config("timeout: 1\nurl: " + silent.url("/")));
    }

    @Override
    protected Optional<HttpConfig> unreachable() {
        return Optional.of(config("url: http://nowhere.invalid/"));
    }

    private static HttpConfig config(String yaml) {
        return Samples.bind(HttpConfig.class, yaml);
    }

    private static FiringView view(String json) {
        return Samples.view("d", json);
    }

    private static Outcome act(HttpConfig config, Optional<StatusPolicy> policy) throws RenderFailure {
        FiringView view = new FiringView(Samples.firing("d", "{}"), policy, Samples.WORLD);
        return trigger.act(trigger.render(config, view)).await().atMost(Duration.ofSeconds(10));
    }

    private static TestTarget.Seen sent(String yaml) throws RenderFailure {
        try (TestTarget target = TestTarget.of(vertx, 200)) {
            assertThat(act(config(yaml + "\nurl: " + target.url("/hook")), Optional.empty()))
                    .isInstanceOf(Outcome.Done.class);
            return target.seen().getFirst();
        }
    }

    private static Outcome answered(int status, String policy, Map<String, String> headers, String body)
            throws RenderFailure {
        try (TestTarget target = new TestTarget(vertx, (request, response) -> {
            headers.forEach(response::putHeader);
            response.setStatusCode(status).end(body);
        })) {
            return act(
                    config(
                            "url: " + target.url("/")
                                    + "\nbasicAuth: {username: {name: login, key: user}, password: {name: login, key: password}}"),
                    policy.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Samples.bind(StatusPolicy.class, "allow: [" + policy + "]")));
        }
    }

    @Test
    void sendsTheActionsIdAndItsOwnName() throws RenderFailure {
        TestTarget.Seen seen = sent("method: POST");
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.body()).isEmpty();
        assertThat(seen.values("Idempotency-Key")).containsExactly("action-1");
        assertThat(seen.values("User-Agent")).containsExactly("Tripline/9.9");
        assertThat(seen.values("Content-Type")).isEmpty();
    }

    @Test
    void theManifestsOwnHeadersWin() throws RenderFailure {
        TestTarget.Seen seen =
                sent("headers: {idempotency-key: mine, user-agent: me, Host: dropped, content-length: '99'}");
        assertThat(seen.values("idempotency-key")).containsExactly("mine");
        assertThat(seen.values("user-agent")).containsExactly("me");
        assertThat(seen.values("Idempotency-Key")).isEmpty();
        assertThat(seen.headers()).extracting(Map.Entry::getValue).doesNotContain("dropped", "99");
    }

    @Test
    void laterHeadersOverwriteEarlierOnes() throws RenderFailure {
        TestTarget.Seen seen = sent("""
                headers: {A: header, B: header, Authorization: header}
                dynamicHeaders: [{src: {dependencyName: d, value: dynamic}, dest: A}]
                secureHeaders: [{name: B, valueFrom: {secretKeyRef: {name: build-server, key: token}}}]
                basicAuth: {username: {name: login, key: user}, password: {name: login, key: password}}
                """);
        assertThat(seen.values("A")).containsExactly("dynamic");
        assertThat(seen.values("B")).containsExactly("Bearer s3cret-token");
        assertThat(seen.values("Authorization")).containsExactly("Basic YW5uOnMzY3JldC1wYXNzd29yZA==");
    }

    @Test
    void sendsThePayload() throws RenderFailure {
        TestTarget.Seen seen = sent("method: GET\npayload: [{src: {dependencyName: d, value: v}, dest: a.b}]");
        assertThat(seen.method()).isEqualTo("GET");
        assertThat(seen.body()).isEqualTo("{\"a\":{\"b\":\"v\"}}");
    }

    @Test
    void theSummaryNamesSecretsAndBoundsThePayload() throws RenderFailure {
        HttpRequest request = trigger.render(config("""
                        url: https://h.example:8443/x?y=z
                        host: other
                        payload: [{src: {dependencyName: d, dataKey: big}}]
                        secureHeaders: [{name: X-Token, valueFrom: {secretKeyRef: {name: build-server, key: token}}}]
                        basicAuth: {username: {name: login, key: user}, password: {name: login, key: password}}
                        """), view("{\"big\":\"" + "ü".repeat(5000) + "\"}"));
        Map<String, Object> summary = request.summary();
        assertThat(summary).containsEntry("method", "POST").containsEntry("url", "https://h.example:8443/x?y=z");
        assertThat(summary.get("headers").toString())
                .contains("Host=other", "X-Token=secret:build-server/token")
                .contains("Authorization=Basic secret:login/user:secret:login/password");
        assertThat(summary.get("payload")).isEqualTo("ü".repeat(2048));
        assertThat(summary).containsEntry("payloadBytes", 10_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "a\\nb", "a\\u0000b"})
    void lineBreaksOfEventsNeverReachAHeader(String value) {
        HttpConfig config =
                config("url: http://h/\ndynamicHeaders: [{src: {dependencyName: d, dataKey: v}, dest: X-V}]");
        assertThatThrownBy(() -> trigger.render(config, view("{\"v\":\"" + value + "\"}")))
                .isInstanceOf(RenderFailure.class)
                .hasMessageContaining("'X-V'")
                .hasMessageContaining("line break");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ann:s3cret@h/", "nothing", "http://h\\r\\nX: 1/"})
    void badAddressesAreRefusedAtRender(String url) {
        HttpConfig config = config("url: \"" + url + "\"");
        assertThatThrownBy(() -> trigger.render(config, view("{}")))
                .isInstanceOf(RenderFailure.class)
                .message()
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{url: http://h/, method: get}",
                "{url: http://h/, parameters: [{src: {dependencyName: d}}]}",
                "{url: http://h/, payload: [{src: {}}]}",
            })
    void badSectionsAreRefusedWhenLoaded(String yaml) {
        assertThatThrownBy(() -> config(yaml)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: file:///etc/passwd",
                "{url: http://h/, tls: {caCertSecret: {name: a, key: b}}}",
                "{url: http://h/, tls: {}}",
                "{url: http://h/, secureHeaders: [{name: A}]}",
                "{url: http://h/, secureHeaders: [{valueFrom: {secretKeyRef: {name: a, key: b}}}]}",
                "{url: http://h/, secureHeaders: [{name: A, valueFrom: {configMapKeyRef: {name: a, key: b}}}]}",
            })
    void sectionsThatArgoEventsLoadsFailWhenTheyRun(String yaml) {
        HttpConfig config = config(yaml);
        assertThatThrownBy(() -> trigger.render(config, view("{}"))).isInstanceOf(RenderFailure.class);
    }

    @Test
    void withoutAPolicyAnyAnswerIsSuccess() throws RenderFailure {
        assertThat(answered(500, "", Map.of(), "")).isEqualTo(new Outcome.Done("HTTP 500 Internal Server Error"));
    }

    @Test
    void aBusyTargetSaysWhenToComeBack() throws RenderFailure {
        assertThat(answered(429, "200", Map.of("Retry-After", "7"), ""))
                .isEqualTo(new Outcome.Retry("HTTP 429 Too Many Requests", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void anEchoedSecretIsNotShown() throws RenderFailure {
        Outcome outcome = answered(
                400, "200", Map.of(), "bad\u001b[31m pass s3cret-password Basic YW5uOnMzY3JldC1wYXNzd29yZA== ann!");
        assertThat(outcome.detail())
                .startsWith("HTTP 400 Bad Request: bad [31m pass *** Basic *** ***!")
                .doesNotContain("s3cret");
    }

    @Test
    void aLostAnswerIsUnknownAndMayBeRepeated() throws RenderFailure {
        assertThat(act(hanging().orElseThrow(), Optional.empty())).isInstanceOf(Outcome.Unknown.class);
        assertThat(trigger.repeatable()).isTrue();
    }

    @Test
    void aSecretOfTwoLinesIsRejectedUnseen() throws RenderFailure {
        String yaml =
                "url: http://h/\nsecureHeaders: [{name: A, valueFrom: {secretKeyRef: {name: broken, key: value}}}]";
        assertThat(act(config(yaml), Optional.empty()))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.detail())
                                .contains("secret:broken/value")
                                .doesNotContain("lines"));
    }
}
