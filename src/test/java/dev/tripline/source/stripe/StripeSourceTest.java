package dev.tripline.source.stripe;

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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StripeSourceTest extends HookContract {
    private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(1_767_225_600), ZoneOffset.UTC);
    private static final String SECRET = ", \"webhookSecret\": {\"name\": \"stripe\", \"key\": \"endpoint\"}";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new StripeSource(secrets, NOW));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("stripe/endpoint", "whsec_1");
    }

    @Override
    protected String spec(int port, String endpoint) {
        return spec(port, endpoint, SECRET);
    }

    private static String spec(int port, String endpoint, String more) {
        return """
                {"stripe": {"ev": {"webhook": {"port": "%d", "endpoint": "%s"}%s}}}""".formatted(port, endpoint, more);
    }

    private static String event(String id) {
        return """
                {"id": "%s", "object": "event", "type": "charge.succeeded", "livemode": false,
                 "data": {"object": {"id": "ch_1", "amount": 100}}, "later": [1.50]}""".formatted(id);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        String body = event("evt_" + UUID.randomUUID());
        return request(uri, body)
                .header("Stripe-Signature", signed(NOW.instant().getEpochSecond(), body, "whsec_1"));
    }

    private static HttpRequest.Builder request(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
    }

    private static String signed(long time, String body, String secret) {
        return "t=" + time + "," + digits(time, body, secret);
    }

    private static String digits(long time, String body, String secret) {
        return "v1=" + Hmac.sha256(secret, time + "." + body);
    }

    @Override
    protected Map<String, String> signature(byte[] body) {
        long time = NOW.instant().getEpochSecond();
        byte[] before = (time + ".").getBytes(StandardCharsets.UTF_8);
        return Map.of("Stripe-Signature", "t=" + time + ",v1=" + Hmac.sha256("whsec_1", before, body));
    }

    @Test
    void the_payload_is_the_event_as_it_came_and_its_id_the_identity() {
        door.serve("es", spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
        URI uri = FrontDoor.url(port, "/in");
        door.send(request(uri, event("evt_1")));
        door.send(request(uri, event("evt_1")));
        assertThat(door.bus.offered()).extracting("id").containsExactly("es:ev:evt_1", "es:ev:evt_1");
        assertThat(door.bus.offered().getFirst().type()).isEqualTo("stripe");
        assertThat(door.bus.stored().getFirst().body().text())
                .isEqualTo(
                        "{\"event\":{\"id\":\"evt_1\",\"object\":\"event\",\"type\":\"charge.succeeded\",\"livemode\":false,"
                                + "\"data\":{\"object\":{\"id\":\"ch_1\",\"amount\":100}},\"later\":[1.50]},"
                                + "\"metadata\":{\"team\":\"a\"}}");
    }

    @Test
    void one_of_several_signatures_is_enough() {
        URI uri = FrontDoor.url(port, "/in");
        long time = NOW.instant().getEpochSecond();
        String body = event("evt_2");
        String good = digits(time, body, "whsec_1");
        String old = digits(time, body, "whsec_0");
        for (String header : List.of(
                "t=" + time + "," + good,
                "t=" + time + "," + old + "," + good,
                "t=" + time + "," + good + "," + old + ",v0=" + "0".repeat(64),
                good + ", t=" + time,
                "t=" + (time - 300) + "," + digits(time - 300, body, "whsec_1"))) {
            assertThat(door.send(request(uri, body).header("Stripe-Signature", header))
                            .statusCode())
                    .as(header)
                    .isEqualTo(200);
        }
    }

    @Test
    void with_a_secret_only_what_it_signed_lately_comes_in() {
        URI uri = FrontDoor.url(port, "/in");
        long time = NOW.instant().getEpochSecond();
        String body = event("evt_3");
        String good = digits(time, body, "whsec_1");
        assertRefused(400, "missing signature", request(uri, body));
        for (String none : List.of("", good, "t=" + time, "t=" + time + ",v0=" + good.substring(3))) {
            assertRefused(400, "missing signature", request(uri, body).header("Stripe-Signature", none));
        }
        for (long far : List.of(time - 301, time + 301, 0L)) {
            assertRefused(
                    400,
                    "the signature's time is more than 5 minutes away",
                    request(uri, body).header("Stripe-Signature", signed(far, body, "whsec_1")));
        }
        for (String wrong : List.of(
                signed(time, body, "whsec_0"), "t=" + (time - 1) + "," + good, signed(time, body + " ", "whsec_1"))) {
            assertRefused(
                    400, "payload signature check failed", request(uri, body).header("Stripe-Signature", wrong));
        }
        door.secretValues.clear();
        assertRefused(500, "the webhook secret is missing or empty", request(uri));
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void what_the_filter_leaves_out_is_a_success_so_that_it_does_not_come_again() {
        door.serve("es", spec(port, "/in", ", \"eventFilter\": [\"charge.failed\"]"));
        HttpResponse<String> answer = door.send(request(FrontDoor.url(port, "/in"), event("evt_4")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("success");
        assertThat(answer.headers().firstValue("Tripline-Event-Id")).isEmpty();
        assertThat(door.bus.offered()).isEmpty();
        assertThat(door.meters
                        .counter("tripline.events.filtered", "source", "es", "event", "ev", "verdict", "rejected")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void what_is_no_event_is_refused() {
        door.serve("es", spec(port, "/in", ""));
        URI uri = FrontDoor.url(port, "/in");
        for (String body : List.of("", "null", "[]", "{\"id\": 7}", "{\"type\": {}}", "{\"id\": \"evt\"", "x")) {
            assertRefused(400, "failed to parse the event", request(uri, body));
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    private void assertRefused(int status, String text, HttpRequest.Builder request) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    @Test
    void says_that_hooks_are_not_managed_yet() {
        Problems problems = new Problems();
        String spec = spec(1, "/e", ", \"createWebhook\": true, \"apiKey\": {\"name\": \"s\", \"key\": \"k\"}");
        assertThat(door.host.plan(FrontDoor.eventSource("es", spec), problems)).hasSize(1);
        assertThat(problems.all()).extracting(Problem::isError).containsExactly(false);
        assertThat(problems.all()).extracting(Problem::path).containsExactly("spec.stripe.ev.createWebhook");
    }
}
