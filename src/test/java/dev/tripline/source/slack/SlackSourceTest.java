package dev.tripline.source.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tripline.source.FrontDoor;
import dev.tripline.source.Hmac;
import dev.tripline.source.HookContract;
import java.net.URI;
import java.net.URLEncoder;
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

class SlackSourceTest extends HookContract {
    private static final long NOW = 1_767_225_600;
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(NOW), ZoneOffset.UTC);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String COMMAND = "token=tok&team_id=T1&team_domain=harbour&channel_id=C1&channel_name=quay"
            + "&user_id=U1&user_name=pilot&command=%2Fferry&text=next+to+%3Cisle%3E&response_url=https%3A%2F%2Fs.test%2Fr"
            + "&trigger_id=13345224609.738474920.8088930838d88f&api_app_id=A1";
    private static final String INTERACTION =
            "{\"type\": \"block_actions\", \"team\": {\"id\": \"T1\"}, \"trigger_id\": \"1.2.a\", \"actions\": [{\"value\": \"go\"}]}";

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new SlackSource(secrets, CLOCK));
    }

    @Override
    protected void secrets() {
        door.secretValues.put("slack/token", "tok");
        door.secretValues.put("slack/signing", "8f742231b10e8888abcd99yyyzzz85a5");
    }

    @Override
    protected String spec(int port, String endpoint) {
        return """
                {"slack": {"ev": {"webhook": {"port": "%d", "endpoint": "%s"}, "metadata": {"never": "shown"},
                 "token": {"name": "slack", "key": "token"}, "signingSecret": {"name": "slack", "key": "signing"}}}}""".formatted(port, endpoint);
    }

    private static String event(String id) {
        return """
                {"token": "tok", "team_id": "T1", "api_app_id": "A1", "type": "event_callback", "event_id": "%s",
                 "event": {"type": "app_mention", "user": "U1", "text": "a <b>", "new_field": [1.0]}, "event_time": 1}""".formatted(id);
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return signed(uri, JSON, event("Ev" + UUID.randomUUID()), NOW);
    }

    private static HttpRequest.Builder request(URI uri, String contentType, String body) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", contentType)
                .header("X-Slack-Retry-Num", "1")
                .POST(BodyPublishers.ofString(body));
    }

    private static HttpRequest.Builder signed(URI uri, String contentType, String body, long time) {
        return request(uri, contentType, body)
                .header("X-Slack-Request-Timestamp", Long.toString(time))
                .header("X-Slack-Signature", signature(body, time));
    }

    private static String signature(String body, long time) {
        return "v0=" + Hmac.sha256("8f742231b10e8888abcd99yyyzzz85a5", "v0:" + time + ":" + body);
    }

    @Override
    protected List<HttpRequest> samples(URI uri) {
        return List.of(
                request(uri, JSON, event("Ev1")).build(),
                request(uri, JSON, "{\"token\":\"tok\",\"type\":\"url_verification\",\"challenge\":\"abc\"}")
                        .build(),
                request(uri, FORM, COMMAND).build(),
                request(uri, FORM, "payload=" + URLEncoder.encode(INTERACTION, StandardCharsets.UTF_8))
                        .build());
    }

    @Override
    protected Map<String, String> signature(byte[] body) {
        byte[] before = ("v0:" + NOW + ":").getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "X-Slack-Request-Timestamp",
                Long.toString(NOW),
                "X-Slack-Signature",
                "v0=" + Hmac.sha256("8f742231b10e8888abcd99yyyzzz85a5", before, body));
    }

    private URI uri() {
        return FrontDoor.url(port, "/in");
    }

    @Test
    void an_event_is_the_inner_one_and_its_id_the_identity() {
        door.send(signed(uri(), JSON, event("Ev08"), NOW));
        door.send(signed(uri(), JSON, event("Ev08"), NOW - 60));
        assertThat(door.bus.offered()).extracting("id").containsExactly("es:ev:Ev08", "es:ev:Ev08");
        assertThat(door.bus.offered().getFirst().type()).isEqualTo("slack");
        assertThat(door.bus.stored().getFirst().body().text())
                .isEqualTo("{\"type\":\"app_mention\",\"Data\":{\"type\":\"app_mention\",\"user\":\"U1\","
                        + "\"text\":\"a \\u003cb\\u003e\",\"new_field\":[1.0]}}");
    }

    @Test
    void an_event_of_a_type_that_nobody_knows_yet_is_an_event() {
        String body = "{\"token\":\"tok\",\"type\":\"event_callback\",\"event\":{\"type\":\"brand_new\"}}";
        assertThat(door.send(signed(uri(), JSON, body, NOW)).statusCode()).isEqualTo(200);
        assertThat(door.bus.stored())
                .singleElement()
                .satisfies(event -> assertThat(event.id()).matches("[0-9a-f]{32}"));
    }

    @Test
    void a_command_has_all_its_fields_and_its_trigger_is_the_identity() {
        assertThat(door.send(signed(uri(), FORM, COMMAND, NOW)).body()).isEqualTo("success");
        assertThat(door.bus.stored().getFirst().id()).isEqualTo("es:ev:13345224609.738474920.8088930838d88f");
        assertThat(door.bus.stored().getFirst().body().text())
                .isEqualTo(
                        "{\"token\":\"tok\",\"team_id\":\"T1\",\"team_domain\":\"harbour\",\"is_enterprise_install\":false,"
                                + "\"channel_id\":\"C1\",\"channel_name\":\"quay\",\"user_id\":\"U1\",\"user_name\":\"pilot\","
                                + "\"command\":\"/ferry\",\"text\":\"next to \\u003cisle\\u003e\","
                                + "\"response_url\":\"https://s.test/r\","
                                + "\"trigger_id\":\"13345224609.738474920.8088930838d88f\",\"api_app_id\":\"A1\"}");
    }

    @Test
    void a_command_of_an_enterprise_says_so_and_empty_fields_are_there() {
        door.send(signed(uri(), FORM, "command=%2Fx&enterprise_id=E1&is_enterprise_install=true", NOW));
        assertThat(door.bus.stored().getFirst().body().text())
                .contains("\"enterprise_id\":\"E1\",\"is_enterprise_install\":true", "\"text\":\"\"")
                .doesNotContain("enterprise_name");
    }

    @Test
    void an_interaction_is_stored_as_slack_wrote_it() {
        door.send(signed(uri(), FORM, "payload=" + URLEncoder.encode(INTERACTION, StandardCharsets.UTF_8), NOW));
        assertThat(door.bus.stored().getFirst().id()).isEqualTo("es:ev:1.2.a");
        assertThat(door.bus.stored().getFirst().body().text())
                .isEqualTo("{\"type\":\"block_actions\",\"team\":{\"id\":\"T1\"},\"trigger_id\":\"1.2.a\","
                        + "\"actions\":[{\"value\":\"go\"}]}");
    }

    @Test
    void the_question_whether_we_are_there_is_answered_with_the_challenge_alone() {
        String body = "{\"token\":\"tok\",\"challenge\":\"3eZbrw1aBm2\",\"type\":\"url_verification\"}";
        HttpResponse<String> answer = door.send(signed(uri(), JSON, body, NOW));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("3eZbrw1aBm2");
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void other_calls_hold_no_event() {
        String body = "{\"token\":\"tok\",\"type\":\"app_rate_limited\",\"minute_rate_limited\":1}";
        assertThat(door.send(signed(uri(), JSON, body, NOW)).body()).isEqualTo("success");
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void only_slack_comes_in_and_only_lately() {
        String body = event("Ev1");
        String good = signature(body, NOW);
        String missing = "missing signature or timestamp";
        assertRefused(401, missing, request(uri(), JSON, body));
        assertRefused(401, missing, request(uri(), JSON, body).header("X-Slack-Signature", good));
        assertRefused(401, missing, request(uri(), JSON, body).header("X-Slack-Request-Timestamp", "" + NOW));
        String far = "the timestamp is more than 5 minutes away";
        assertRefused(401, far, signed(uri(), JSON, body, NOW - 301));
        assertRefused(401, far, signed(uri(), JSON, body, NOW + 301));
        String wrong = "signature check failed";
        for (String bad : List.of(good.substring(3), "v1=" + good.substring(3), signature(body, NOW - 1), "v0=")) {
            assertRefused(
                    401,
                    wrong,
                    request(uri(), JSON, body)
                            .header("X-Slack-Request-Timestamp", "" + NOW)
                            .header("X-Slack-Signature", bad));
        }
        assertThat(door.send(signed(uri(), JSON, body, NOW - 300)).statusCode()).isEqualTo(200);
        assertThat(door.bus.offered()).hasSize(1);
    }

    @Test
    void events_need_the_verification_token_too() {
        for (String token : List.of("\"token\":\"other\",", "", "\"token\":null,", "\"token\":\"tok \",")) {
            assertRefused(
                    401,
                    "failed to extract event, the verification token does not match",
                    signed(uri(), JSON, "{" + token + "\"type\":\"url_verification\",\"challenge\":\"c\"}", NOW));
        }
    }

    @Test
    void a_missing_or_empty_secret_closes_the_door() {
        for (String empty : List.of("slack/token", "slack/signing")) {
            secrets();
            door.secretValues.put(empty, "");
            assertThat(door.send(request(uri())).statusCode()).isEqualTo(500);
            door.secretValues.remove(empty);
            assertThat(door.send(request(uri())).statusCode()).isEqualTo(500);
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void what_cannot_be_read_is_the_callers_fault() {
        assertRefused(
                400,
                "could not determine slack type from form parameters",
                signed(uri(), FORM, "a=b&payload=&command=", NOW));
        for (String body : List.of(
                "type: url_verification\ntoken: tok\n",
                "[]",
                "",
                "{\"token\":\"tok\",\"type\":\"event_callback\"}",
                "{\"token\":\"tok\",\"type\":\"event_callback\",\"event\":{}}",
                "{\"token\":\"tok\",\"type\":\"event_callback\",\"event\":{\"type\":1}}")) {
            assertThat(door.send(signed(uri(), JSON, body, NOW)).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        for (String body : List.of("payload=null", "payload=%7B", "payload=%zz")) {
            assertThat(door.send(signed(uri(), FORM, body, NOW)).statusCode())
                    .as(body)
                    .isEqualTo(400);
        }
        assertThat(door.bus.offered()).isEmpty();
    }

    private void assertRefused(int status, String text, HttpRequest.Builder request) {
        HttpResponse<String> response = door.send(request);
        assertThat(response.body()).isEqualTo(text);
        assertThat(response.statusCode()).isEqualTo(status);
    }
}
