package dev.tripline.console.rest.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tripline.client.kubernetes.FakeApiServer;
import dev.tripline.runtime.admission.AdmissionVectors;
import dev.tripline.runtime.admission.certificate.CurrentKey;
import dev.tripline.runtime.admission.certificate.Rotation;
import dev.tripline.runtime.admission.certificate.ServingCertificate;
import dev.tripline.runtime.admission.certificate.WebhookWorld;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handshakes with the bundle that the API server was given, under the name of the Service. */
@Timeout(60)
class AdmissionPortTest {
    private static final String REVIEW = """
            {"apiVersion": "admission.k8s.io/v1", "kind": "AdmissionReview", "request": {"uid": "u-1", "operation": "CREATE",
             "namespace": "events", "kind": {"group": "argoproj.io", "version": "v1alpha1", "kind": "EventSource"},
             "object": {"apiVersion": "argoproj.io/v1alpha1", "kind": "EventSource", "metadata": {"name": "es"},
               "spec": {"webhook": {"ev": {"endpoint": "%s", "port": "12000", "method": "POST"}}}}}}
            """;
    private static final Duration OFTEN = Duration.ofMillis(20);

    /** Handshakes are with the time of day: the first certificate is old, and the second one of today. */
    private static final Duration AGO = Duration.ofDays(61);

    private final WebhookWorld world =
            new WebhookWorld(new FakeApiServer(), Instant.now().minus(AGO));
    private final AdmissionVectors.Desk desk = new AdmissionVectors.Desk();
    private final Vertx vertx = Vertx.vertx();
    private final CurrentKey key = new CurrentKey();
    private final AdmissionPort opened =
            new AdmissionPort(vertx, "127.0.0.1", 0, key, new Reviews(desk.admission)::answer);
    private Optional<Rotation> rotation = Optional.empty();
    private int port;

    @BeforeEach
    void open() throws Exception {
        port = opened.open().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        rotation.ifPresent(Rotation::close);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        desk.close();
        world.close();
    }

    private TlsCaller caller() {
        return new TlsCaller(port, world.bundle(), WebhookWorld.HOST);
    }

    private ServingCertificate certified() {
        rotation = Optional.of(Rotation.begin(world.replica(), key, OFTEN));
        await().atMost(Duration.ofSeconds(20)).until(() -> key.get().isPresent());
        return key.get().orElseThrow();
    }

    @Test
    void the_api_server_is_answered() throws IOException {
        certified();
        TlsCaller.Answer good = caller().post(REVIEW.formatted("/in"));
        assertThat(good.code()).isEqualTo(200);
        assertThat(good.body()).contains("\"uid\":\"u-1\"", "\"allowed\":true");
        assertThat(caller().post(REVIEW.formatted("")).body())
                .contains("\"allowed\":false", "invalid EventSource: endpoint can't be empty");
    }

    @Test
    void who_trusts_another_or_calls_another_is_not_connected() {
        certified();
        assertThatThrownBy(() -> new TlsCaller(port, world.bundle(), "other.events.svc").post("{}"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasMessageContaining("other.events.svc");
        try (WebhookWorld elsewhere = new WebhookWorld(new FakeApiServer(), Instant.now())) {
            CurrentKey other = new CurrentKey();
            try (Rotation looking = Rotation.begin(elsewhere.replica(), other, OFTEN)) {
                await().until(() -> other.get().isPresent());
            }
            assertThatThrownBy(() -> new TlsCaller(port, elsewhere.bundle(), WebhookWorld.HOST).post("{}"))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @Test
    void old_protocols_are_not_spoken() throws IOException {
        certified();
        for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
            TlsCaller.Answer answer =
                    caller().send("POST", "/admission", "application/json", REVIEW.formatted("/in"), protocol);
            assertThat(answer.protocol()).isEqualTo(protocol);
            assertThat(answer.code()).isEqualTo(200);
        }
        assertThatThrownBy(() -> caller().send("POST", "/admission", "application/json", "{}", "TLSv1.1"))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /admission, application/json, '', 405",
        "POST, /api/v1/status, application/json, '{}', 404",
        "POST, /q/health, application/json, '{}', 404",
        "POST, /admission, text/plain, '{}', 415",
        "POST, /admission, application/json; charset=utf-8, '{}', 400",
        "POST, /admission, application/json, '{', 400",
        "POST, /admission, application/json, '', 400"
    })
    void nothing_else_is_here(String method, String path, String type, String body, int code) throws IOException {
        certified();
        assertThat(caller().send(method, path, type, body).code()).isEqualTo(code);
    }

    @Test
    void a_body_has_an_end() throws IOException {
        certified();
        String huge = "{\"request\": \"" + "x".repeat(9 << 20) + "\"}";
        try {
            assertThat(caller().post(huge).code()).isEqualTo(413);
        } catch (IOException e) {
            assertThat(e)
                    .as("it was cut while it was sent")
                    .hasMessageMatching("(?i).*(reset|broken pipe|closed|abort).*");
        }
        assertThat(caller().post(REVIEW.formatted("/in")).code()).isEqualTo(200);
    }

    @Test
    void without_a_certificate_nobody_is_connected_and_with_it_everybody() throws IOException {
        String nobody = "";
        assertThatThrownBy(() -> new TlsCaller(port, nobody, WebhookWorld.HOST).post("{}"))
                .isInstanceOf(IOException.class);
        certified();
        assertThat(caller().post(REVIEW.formatted("/in")).code()).isEqualTo(200);
    }

    @Test
    void a_renewal_is_not_noticed() throws IOException {
        ServingCertificate old = certified();
        String oldBundle = world.bundle();
        world.pass(AGO);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int calls = 0;
        while (key.get().filter(old::equals).isPresent() && System.nanoTime() < end) {
            assertThat(caller().post(REVIEW.formatted("/in")).code()).isEqualTo(200);
            calls++;
        }
        assertThat(key.get()).isPresent().isNotEqualTo(Optional.of(old));
        assertThat(caller().post(REVIEW.formatted("/in")).code())
                .as("after %d calls", calls)
                .isEqualTo(200);
        assertThatThrownBy(() -> new TlsCaller(port, oldBundle, WebhookWorld.HOST).post("{}"))
                .as("it is the new one that is shown")
                .isInstanceOf(SSLHandshakeException.class);
    }
}
