package dev.tripline.source.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.client.signature.SignatureVectors;
import dev.tripline.client.signature.SignatureVectors.Signed;
import dev.tripline.client.signature.SigningKey;
import dev.tripline.event.Body;
import dev.tripline.manifest.Problem;
import dev.tripline.manifest.Problems;
import dev.tripline.source.Answer;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.Payload;
import dev.tripline.source.calendar.MutableClock;
import dev.tripline.source.github.GithubSource;
import dev.tripline.source.webhook.WebhookSource;
import io.smallrye.mutiny.Uni;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Standard Webhooks before every kind of hook. */
class SignedRequestsTest {
    private static final Signed ONE = SignatureVectors.FIRST;
    private static final String SECTION = """
            "standardWebhooks": {"secret": {"name": "s", "key": "k"}, "previousSecret": {"name": "s", "key": "old"}}""";

    private final MutableClock clock =
            new MutableClock(Instant.ofEpochSecond(ONE.timestamp()).toString());
    private final FrontDoor door =
            new FrontDoor(secrets -> List.of(new WebhookSource(), new GithubSource(secrets)), clock, FrontDoor.QUICK);
    private final int port = FrontDoor.freePort();

    @BeforeEach
    void open() {
        door.secretValues.put("s/k", ONE.key());
        door.serve("es", webhook(SECTION));
    }

    @AfterEach
    void close() {
        door.close();
    }

    private String webhook(String section) {
        return "{\"webhook\": {\"ev\": {\"port\": \"%d\", \"endpoint\": \"/in\", \"method\": \"POST\", %s}}}"
                .formatted(port, section);
    }

    private HttpRequest.Builder signed(String id, String timestamp, String signature, String body) {
        return HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder signed(Signed one) {
        return signed(one.id(), Long.toString(one.timestamp()), one.signature(), one.body());
    }

    private HttpRequest.Builder signedHere(String id, String body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signature =
                SigningKey.of(ONE.key()).orElseThrow().sign(id, timestamp, body.getBytes(StandardCharsets.UTF_8));
        return signed(id, timestamp, signature, body);
    }

    private void assertRefused(HttpRequest.Builder request, int status, String text) {
        HttpResponse<String> answer = door.send(request);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void what_another_implementation_signed_comes_in_and_its_id_is_the_identity() {
        assertThat(door.send(signed(ONE)).statusCode()).isEqualTo(200);
        assertThat(door.send(signed(ONE)).statusCode()).isEqualTo(200);
        assertThat(door.bus.stored()).extracting("id").containsExactly("es:ev:tripline_1", "es:ev:tripline_1");
        assertThat(door.bus.stored().getFirst().body().text()).contains(ONE.body());
    }

    @Test
    void a_forged_request_is_a_401_and_counted() {
        assertRefused(
                signed(ONE.id(), Long.toString(ONE.timestamp()), ONE.signature(), ONE.body() + " "),
                401,
                "no signature in webhook-signature matches");
        assertRefused(
                HttpRequest.newBuilder(FrontDoor.url(port, "/in")).POST(BodyPublishers.ofString("{}")),
                401,
                "missing webhook-id, webhook-timestamp or webhook-signature");
        assertThat(door.meters.scrape())
                .contains("tripline_events_refused_total{event=\"ev\",reason=\"auth\",source=\"es\",} 2.0");
    }

    @Test
    void the_signature_comes_before_the_kind_looks() {
        assertRefused(
                signed(ONE.id(), Long.toString(ONE.timestamp()), "v1,AAAA", "no JSON"),
                401,
                "no signature in webhook-signature matches");
        assertRefused(
                signedHere("a", "no JSON"), 400, "failed to parse request body, invalid JSON at byte 1: wanted null");
    }

    @Test
    void of_a_header_that_is_there_twice_nobody_knows_which_one_was_signed() {
        assertRefused(
                signed(ONE).header("webhook-id", "other"),
                401,
                "missing webhook-id, webhook-timestamp or webhook-signature");
    }

    @Test
    void old_requests_cannot_be_played_again() {
        clock.advance(Duration.ofMinutes(5));
        assertThat(door.send(signed(ONE)).statusCode()).isEqualTo(200);
        door.bus.stored().clear();
        door.bus.offered().clear();
        clock.advance(Duration.ofSeconds(1));
        assertRefused(signed(ONE), 401, "webhook-timestamp is too old");
        clock.advance(Duration.ofSeconds(-602));
        assertRefused(signed(ONE), 401, "webhook-timestamp lies too far ahead");
    }

    @Test
    void the_tolerance_can_be_chosen() {
        door.serve("es", webhook(SECTION.replace("{\"secret\"", "{\"tolerance\": \"10s\", \"secret\"")));
        clock.advance(Duration.ofSeconds(11));
        assertRefused(signed(ONE), 401, "webhook-timestamp is too old");
    }

    @Test
    void a_secret_is_exchanged_without_losing_a_request() {
        door.secretValues.put("s/old", SignatureVectors.SECOND_KEY);
        assertThat(door.send(signed(SignatureVectors.SECOND)).statusCode()).isEqualTo(200);
        assertThat(door.send(signed(ONE)).statusCode()).isEqualTo(200);
        door.secretValues.remove("s/old");
        door.bus.offered().clear();
        assertRefused(signed(SignatureVectors.SECOND), 401, "no signature in webhook-signature matches");
    }

    @Test
    void a_secret_that_is_missing_or_no_key_closes_the_door() {
        String text = "Error loading the secret of standardWebhooks";
        for (String secret : List.of("", "whsec_", "not base64!")) {
            door.secretValues.put("s/k", secret);
            assertRefused(signed(ONE), 500, text);
        }
        door.secretValues.remove("s/k");
        door.secretValues.put("s/old", ONE.key());
        assertRefused(signed(ONE), 500, text);
    }

    @Test
    void a_token_is_asked_for_as_well() {
        door.serve("es", webhook("\"authSecret\": {\"name\": \"s\", \"key\": \"token\"}, " + SECTION));
        door.secretValues.put("s/token", "tok");
        assertRefused(signed(ONE), 401, "Invalid Authorization Header");
        assertThat(door.send(signed(ONE).header("Authorization", "Bearer tok")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_kind_with_an_identity_of_its_own_keeps_it() {
        door.serve("es", """
                {"github": {"ev": {"organizations": ["o"], "webhook": {"port": "%d", "endpoint": "/in", %s}}}}""".formatted(port, SECTION));
        door.send(signed(ONE).header("Content-Type", "application/json").header("X-GitHub-Delivery", "d-1"));
        assertThat(door.bus.stored()).extracting("id").containsExactly("es:ev:d-1");
    }

    @Test
    void the_id_is_the_identity_also_when_the_kind_has_to_ask_somebody_first() {
        Answer answer = Answer.Accepted.one(Payload.of(Body.of("{}")));
        try (FrontDoor asking = new FrontDoor(
                secrets -> List.of(new ExchangeTest.Echo(
                        request -> new Answer.Later(Uni.createFrom().item(answer)))),
                clock,
                FrontDoor.QUICK)) {
            asking.secretValues.put("s/k", ONE.key());
            int other = FrontDoor.freePort();
            asking.serve(
                    "es",
                    "{\"echo\": {\"ev\": {\"port\": \"%d\", \"endpoint\": \"/in\", %s}}}".formatted(other, SECTION));
            HttpRequest.Builder request = HttpRequest.newBuilder(FrontDoor.url(other, "/in"))
                    .header("webhook-id", ONE.id())
                    .header("webhook-timestamp", String.valueOf(ONE.timestamp()))
                    .header("webhook-signature", ONE.signature())
                    .POST(BodyPublishers.ofByteArray(ONE.bytes()));
            assertThat(asking.send(request).statusCode()).isEqualTo(200);
            assertThat(asking.bus.stored()).extracting("id").containsExactly("es:ev:" + ONE.id());
        }
    }

    @Test
    void an_id_that_cannot_travel_is_hashed() {
        door.send(signedHere("an id / with blanks", "{}"));
        door.send(signedHere("an id / with blanks", "{}"));
        assertThat(door.bus.stored())
                .extracting("id")
                .allMatch(id -> id.toString().matches("es:ev:[0-9a-f]{32}"));
        assertThat(door.bus.stored().get(1).id())
                .isEqualTo(door.bus.stored().getFirst().id());
    }

    @Test
    void without_the_section_the_id_is_no_identity() {
        door.serve("es", webhook("\"url\": \"\""));
        door.send(signed(ONE));
        assertThat(door.bus.stored().getFirst().id()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|standardWebhooks.secret|the secret is missing",
                "{\"secret\": {\"name\": \"a\", \"key\": \"b\"}, \"tolerance\": \"soon\"}|standardWebhooks.tolerance|wanted a duration of at most an hour",
                "{\"secret\": {\"name\": \"a\", \"key\": \"b\"}, \"tolerance\": \"2h\"}|standardWebhooks.tolerance|wanted a duration of at most an hour",
                "{\"secret\": {\"name\": \"a\", \"key\": \"b\"}, \"tolerance\": \"-5m\"}|standardWebhooks.tolerance|wanted a duration of at most an hour",
            })
    void what_cannot_be_meant_is_told_when_it_is_loaded(String section, String path, String message) {
        Problems problems = new Problems();
        door.host.plan(FrontDoor.eventSource("es", webhook("\"standardWebhooks\": " + section)), problems);
        assertThat(problems.all())
                .filteredOn(problem -> problem.severity() == Problem.Severity.ERROR)
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("spec.webhook.ev." + path);
                    assertThat(problem.message()).isEqualTo(message);
                });
    }
}
