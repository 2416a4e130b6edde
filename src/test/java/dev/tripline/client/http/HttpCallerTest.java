package dev.tripline.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PfxOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallerTest {
    private static Vertx vertx;
    private static HttpCaller caller;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        caller = new HttpCaller(vertx);
    }

    @AfterAll
    static void shut() {
        caller.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static HttpCall call(String method, String url, String body, HttpCall.Header... headers) {
        return new HttpCall(
                method,
                HttpTarget.parse(url),
                List.of(headers),
                Optional.empty(),
                body.getBytes(StandardCharsets.UTF_8),
                Duration.ofSeconds(2),
                false);
    }

    private static HttpResult make(HttpCall call) {
        return caller.call(call).await().atMost(Duration.ofSeconds(10));
    }

    private static HttpCall.Header open(String name, String value) {
        return new HttpCall.Header(name, value, false);
    }

    private static int raw(Consumer<NetSocket> handler) {
        NetServer server = vertx.createNetServer().connectHandler(handler::accept);
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @Test
    void sendsHeadersAsWrittenAndABodyWithGet() {
        try (TestTarget target = TestTarget.of(vertx, 204)) {
            HttpCall call = call("GET", target.url("/p?q"), "hello", open("x-OdD", "1"), open("X-odd", "2"));
            assertThat(make(call))
                    .isInstanceOfSatisfying(
                            HttpResult.Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(204));
            TestTarget.Seen seen = target.seen().getFirst();
            assertThat(seen.method()).isEqualTo("GET");
            assertThat(seen.uri()).isEqualTo("/p?q");
            assertThat(seen.body()).isEqualTo("hello");
            assertThat(seen.values("x-OdD")).containsExactly("1");
            assertThat(seen.values("X-odd")).containsExactly("2");
            assertThat(seen.values("content-length")).containsExactly("5");
        }
    }

    @Test
    void overridesTheHostHeaderOnce() {
        try (TestTarget target = TestTarget.of(vertx, 200)) {
            HttpCall plain = call("POST", target.url("/"), "");
            make(new HttpCall(
                    "POST",
                    plain.target(),
                    List.of(),
                    Optional.of("other.example"),
                    plain.body(),
                    plain.timeout(),
                    false));
            make(plain);
            assertThat(hosts(target.seen().get(0))).containsExactly("other.example");
            assertThat(hosts(target.seen().get(1))).containsExactly("127.0.0.1:" + target.port());
        }
    }

    private static List<String> hosts(TestTarget.Seen seen) {
        return seen.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("host"))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void aTargetThatHangsIsLostInTime() {
        try (TestTarget target = new TestTarget(vertx, (request, response) -> {})) {
            HttpCall slow = call("POST", target.url("/"), "x");
            HttpCall quick = new HttpCall(
                    "POST", slow.target(), List.of(), Optional.empty(), slow.body(), Duration.ofMillis(200), false);
            assertThat(make(quick)).isInstanceOf(HttpResult.Lost.class);
        }
    }

    @Test
    void aRefusedConnectionSentNothing() {
        try (RefusingPort port = new RefusingPort()) {
            assertThat(make(call("POST", "http://127.0.0.1:" + port.number() + "/", "x")))
                    .isInstanceOfSatisfying(
                            HttpResult.NotSent.class,
                            result -> assertThat(result.reason())
                                    .contains("cannot connect to 127.0.0.1:" + port.number()));
        }
    }

    @Test
    void anUnknownNameSentNothing() {
        assertThat(make(call("POST", "http://nowhere.invalid/", "x"))).isInstanceOf(HttpResult.NotSent.class);
    }

    @Test
    void aConnectionClosedWithoutAnAnswerIsLost() {
        int port = raw(socket -> socket.handler(bytes -> socket.close()));
        assertThat(make(call("POST", "http://127.0.0.1:" + port + "/", "x"))).isInstanceOf(HttpResult.Lost.class);
    }

    @Test
    void anEndlessAnswerIsCutOff() {
        int port = raw(socket -> socket.handler(bytes -> {
            socket.write("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
            vertx.setPeriodic(
                    1, id -> socket.write(Buffer.buffer(new byte[32 << 10])).onFailure(e -> vertx.cancelTimer(id)));
        }));
        assertThat(make(call("GET", "http://127.0.0.1:" + port + "/", "")))
                .isInstanceOfSatisfying(HttpResult.Answered.class, answered -> {
                    assertThat(answered.status()).isEqualTo(200);
                    assertThat(answered.body()).hasSize(HttpCaller.MAX_BODY);
                });
        HttpCall call = call("GET", "http://127.0.0.1:" + port + "/", "");
        assertThat(caller.call(call, 200_000).await().atMost(Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        HttpResult.Answered.class,
                        answered -> assertThat(answered.body()).hasSize(200_000));
    }

    @Test
    void anAnswerWhoseBodyStallsKeepsItsStatus() {
        int port = raw(socket -> socket.handler(
                bytes -> socket.write("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 10\r\n\r\nabc")));
        HttpCall call = call("GET", "http://127.0.0.1:" + port + "/", "");
        HttpCall quick = new HttpCall(
                "GET", call.target(), List.of(), Optional.empty(), new byte[0], Duration.ofMillis(300), false);
        assertThat(make(quick)).isInstanceOfSatisfying(HttpResult.Answered.class, answered -> {
            assertThat(answered.status()).isEqualTo(503);
            assertThat(answered.retryAfter()).contains("7");
        });
    }

    @Test
    void endlessHeadersAreGivenUp() {
        int port = raw(socket -> socket.handler(bytes -> {
            socket.write("HTTP/1.1 200 OK\r\n");
            vertx.setPeriodic(
                    1, id -> socket.write("X-Pad: " + "a".repeat(8000) + "\r\n").onFailure(e -> vertx.cancelTimer(id)));
        }));
        assertThat(make(call("GET", "http://127.0.0.1:" + port + "/", ""))).isInstanceOf(HttpResult.Lost.class);
    }

    @ParameterizedTest
    @CsvSource({
        "301, POST, GET, ''",
        "302, PUT, GET, ''",
        "303, POST, GET, ''",
        "307, POST, POST, x",
        "308, PUT, PUT, x",
        "302, GET, GET, ''"
    })
    void followsRedirectsAsGoDoes(int status, String method, String then, String body) {
        try (TestTarget target = new TestTarget(vertx, (request, response) -> {
            if (request.uri().equals("/to")) {
                response.end("there");
            } else {
                response.setStatusCode(status).putHeader("Location", "to").end();
            }
        })) {
            HttpCall call =
                    call(method, target.url("/from"), "x", new HttpCall.Header("Authorization", "s3cret", true));
            assertThat(make(call))
                    .isInstanceOfSatisfying(
                            HttpResult.Answered.class,
                            answered -> assertThat(new String(answered.body(), StandardCharsets.UTF_8))
                                    .isEqualTo("there"));
            TestTarget.Seen second = target.seen().get(1);
            assertThat(second.method()).isEqualTo(then);
            assertThat(second.body()).isEqualTo(body);
            assertThat(second.values("Authorization")).containsExactly("s3cret");
        }
    }

    @Test
    void credentialsStayWithTheirOrigin() {
        try (TestTarget away = TestTarget.of(vertx, 200);
                TestTarget target = new TestTarget(
                        vertx,
                        (request, response) -> response.setStatusCode(307)
                                .putHeader("Location", away.url("/x"))
                                .end())) {
            HttpCall call = call(
                    "POST",
                    target.url("/"),
                    "x",
                    new HttpCall.Header("X-Token", "s3cret", true),
                    open("Authorization", "Bearer s3cret"),
                    open("X-Plain", "1"));
            make(call);
            assertThat(away.seen().getFirst().values("X-Plain")).containsExactly("1");
            assertThat(away.seen().getFirst().headers().toString()).doesNotContain("s3cret");
        }
    }

    @Test
    void stopsAfterTenRedirects() {
        try (TestTarget target = new TestTarget(
                vertx,
                (request, response) -> response.setStatusCode(302)
                        .putHeader("Location", "/again")
                        .end())) {
            assertThat(make(call("GET", target.url("/"), "")))
                    .isEqualTo(new HttpResult.Refused("stopped after 10 redirects"));
            assertThat(target.seen()).hasSize(11);
        }
    }

    @Test
    void redirectsToOtherSchemesAreRefused() {
        try (TestTarget target = new TestTarget(
                vertx,
                (request, response) -> response.setStatusCode(302)
                        .putHeader("Location", "file:///etc/passwd")
                        .end())) {
            assertThat(make(call("GET", target.url("/"), ""))).isInstanceOf(HttpResult.Refused.class);
        }
    }

    @Test
    void unknownCertificatesAreRefusedUnlessAllAreTrusted(@TempDir Path folder) throws Exception {
        HttpServerOptions tls = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(
                        new PfxOptions().setPath(certificate(folder).toString()).setPassword("changeit"));
        try (TestTarget target = new TestTarget(vertx, tls, (request, response) -> response.end())) {
            HttpCall call = call("POST", "https://127.0.0.1:" + target.port() + "/", "x");
            assertThat(make(call)).isInstanceOf(HttpResult.NotSent.class);
            assertThat(make(new HttpCall(
                            "POST", call.target(), List.of(), Optional.empty(), call.body(), call.timeout(), true)))
                    .isInstanceOf(HttpResult.Answered.class);
        }
    }

    private static Path certificate(Path folder) throws Exception {
        Path store = folder.resolve("own.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process made = new ProcessBuilder(
                        (keytool + " -genkeypair -alias own -keyalg EC -dname CN=localhost -storetype PKCS12"
                                        + " -storepass changeit -keystore " + store)
                                .split(" "))
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return store;
    }

    @Test
    void forbiddenHeaderCharactersAreRefusedWithoutShowingThem() {
        try (TestTarget target = TestTarget.of(vertx, 200)) {
            assertThat(make(call("POST", target.url("/"), "", open("X", "s3cret\r\nY: z"))))
                    .isInstanceOfSatisfying(
                            HttpResult.Refused.class,
                            refused -> assertThat(refused.reason()).doesNotContain("s3cret"));
            assertThat(target.seen()).isEmpty();
        }
    }
}
