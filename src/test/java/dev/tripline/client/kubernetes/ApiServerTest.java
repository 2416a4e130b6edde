package dev.tripline.client.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.RefusingPort;
import dev.tripline.client.http.TestTarget;
import dev.tripline.client.kubernetes.identity.ServiceAccount;
import dev.tripline.client.kubernetes.identity.TokenIssuer.Issued;
import dev.tripline.client.kubernetes.identity.TokenIssuer.NoToken;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiServerTest {
    private static final ServiceAccount ACCOUNT = new ServiceAccount("team-a", "deployer");

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger issued = new AtomicInteger();
    private Optional<NoToken> trouble = Optional.empty();

    @AfterEach
    void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private ApiServer server(TestTarget target) {
        return at(target.port());
    }

    private ApiServer at(int port) {
        return new ApiServer(
                "http://127.0.0.1:" + port + "/",
                new HttpCaller(vertx),
                account -> {
                    if (trouble.isPresent()) {
                        throw trouble.get();
                    }
                    return new Issued(
                            "t" + issued.incrementAndGet(), Instant.now().plusSeconds(600));
                },
                InstantSource.system(),
                new Random(1));
    }

    @Test
    void aRequestCarriesTheAccountsTokenAndNoOther() throws InterruptedException {
        TestTarget target = new TestTarget(vertx, (request, response) -> response.end("{\"a\": 1.50}"));
        ApiAnswer answer = server(target).call(ACCOUNT, ApiCall.post("/api/v1/x?y=z", "{}"));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        ApiAnswer.Good.class,
                        good -> assertThat(good.body().toString()).isEqualTo("{\"a\":1.50}"));
        assertThat(target.seen()).singleElement().satisfies(seen -> {
            assertThat(seen.method() + " " + seen.uri() + " " + seen.body()).isEqualTo("POST /api/v1/x?y=z {}");
            assertThat(seen.values("Authorization")).containsExactly("Bearer t1");
        });
    }

    @Test
    void anAnswerThatIsLostIsToldFromARequestThatWasNotSent() throws InterruptedException {
        TestTarget silent = new TestTarget(vertx, (request, response) -> {});
        ApiServer server = server(silent);
        ApiCall call = new ApiCall("GET", "/x", "", "", Duration.ofMillis(200));
        assertThat(server.call(ACCOUNT, call)).isInstanceOf(ApiAnswer.Lost.class);
        try (RefusingPort port = new RefusingPort()) {
            assertThat(at(port.number()).call(ACCOUNT, call)).isInstanceOf(ApiAnswer.NotSent.class);
        }
    }

    @Test
    void aSecondTokenThatIsNotTakenIsTheAnswer() throws InterruptedException {
        TestTarget target = TestTarget.of(vertx, 401);
        assertThat(server(target).call(ACCOUNT, ApiCall.get("/x")))
                .isInstanceOfSatisfying(
                        ApiAnswer.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(401));
        assertThat(issued).hasValue(2);
        assertThat(target.seen()).hasSize(2);
    }

    @Test
    void aRefusalSaysWhyAndWhenToComeBack() throws InterruptedException {
        TestTarget target = new TestTarget(
                vertx,
                (request, response) -> response.setStatusCode(429)
                        .putHeader("Retry-After", "7")
                        .end("{\"reason\":\"TooManyRequests\",\"message\":\"slow down\"}"));
        assertThat(server(target).call(ACCOUNT, ApiCall.get("/x")))
                .isEqualTo(
                        new ApiAnswer.Refused(429, "TooManyRequests", "slow down", Optional.of(Duration.ofSeconds(7))));
    }

    @Test
    void withoutATokenNothingIsSent() throws InterruptedException {
        TestTarget target = TestTarget.of(vertx, 200);
        trouble = Optional.of(new NoToken("no", true));
        ApiServer server = server(target);
        assertThat(server.call(ACCOUNT, ApiCall.get("/x"))).isEqualTo(new ApiAnswer.Denied("no"));
        trouble = Optional.of(new NoToken("later", false));
        assertThat(server.call(ACCOUNT, ApiCall.get("/x"))).isEqualTo(new ApiAnswer.NotSent("later"));
        assertThat(target.seen()).isEmpty();
        assertThat(server.denials()).containsOnlyKeys(ACCOUNT.toString());
    }
}
