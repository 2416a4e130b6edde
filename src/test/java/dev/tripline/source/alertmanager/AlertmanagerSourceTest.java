package dev.tripline.source.alertmanager;

import static dev.tripline.source.alertmanager.Posts.PAGE;
import static dev.tripline.source.alertmanager.Posts.TICKET;
import static dev.tripline.source.alertmanager.Posts.alert;
import static dev.tripline.source.alertmanager.Posts.firing;
import static dev.tripline.source.alertmanager.Posts.payload;
import static dev.tripline.source.alertmanager.Posts.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Event;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.HookContract;
import dev.tripline.source.calendar.MutableClock;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples were recorded from Prometheus 2.42 and Alertmanager 0.25; the mixed post is made of them. */
class AlertmanagerSourceTest extends HookContract {
    private final MutableClock clock = new MutableClock("2026-11-22T15:47:34Z");

    @Override
    protected FrontDoor.Kinds kinds() {
        return secrets -> List.of(new AlertmanagerSource(clock));
    }

    @Override
    protected String spec(int port, String endpoint) {
        return Posts.spec(port, endpoint, "");
    }

    @Override
    protected HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString("""
                        {"alerts": [{"labels": {"alertname": "%s"}, "startsAt": "2026-11-22T15:47:29Z"}]}""".formatted(UUID.randomUUID())));
    }

    private HttpResponse<String> post(Object body) {
        return door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private List<String> states() {
        return door.bus.stored().stream()
                .map(event -> payload(event).path("body").path("state").asText())
                .toList();
    }

    private List<String> ids() {
        return door.bus.stored().stream()
                .map(event -> event.id().replace("es:ev:", ""))
                .toList();
    }

    @Test
    void each_alert_of_a_recorded_post_is_an_event_with_its_group() {
        ObjectNode post = sample("firing.json");
        assertThat(post(post).statusCode()).isEqualTo(200);
        assertThat(ids()).containsExactly(PAGE + "firing", TICKET + "firing");
        assertThat(door.bus.stored()).extracting("type").containsOnly("alertmanager");
        JsonNode body = payload(door.bus.stored().getFirst()).path("body");
        assertThat(body.path("state").asText()).isEqualTo("firing");
        assertThat(body.path("alert")).isEqualTo(alert(post, 0));
        ObjectNode group = post.deepCopy();
        group.remove("alerts");
        assertThat(body.path("group")).isEqualTo(group);
        assertThat(body.has("repetition")).isFalse();
    }

    @Test
    void in_a_mixed_post_each_alerts_own_status_counts() {
        post(firing(post -> {
            alert(post, 0).put("status", "resolved").put("endsAt", "2026-11-22T15:47:33Z");
            post.put("status", "firing");
        }));
        assertThat(ids()).containsExactly(PAGE + "resolved", TICKET + "firing");
        assertThat(states()).containsExactly("resolved", "firing");
    }

    @Test
    void only_the_states_that_are_wanted_become_events() {
        door.serve("es", Posts.spec(port, "/in", ", \"states\": [\"resolved\"]"));
        assertThat(post(sample("firing.json")).body()).isEqualTo("success");
        assertThat(door.bus.stored()).isEmpty();
        post(sample("resolved.json"));
        assertThat(ids()).containsExactly(TICKET + "resolved");
    }

    @Test
    void an_alert_that_is_told_as_firing_after_its_end_has_expired() {
        post(firing(post -> {
            alert(post, 0).put("endsAt", "2026-11-22T15:47:33Z");
            alert(post, 1).put("endsAt", "2026-11-22T15:48:33Z");
        }));
        assertThat(ids()).containsExactly(PAGE + "expired", TICKET + "firing");
    }

    @Test
    void alertmanagers_that_cut_a_group_short_are_seen_in_each_payload() {
        post(firing(post -> post.put("truncatedAlerts", 17)));
        assertThat(door.bus.stored())
                .hasSize(2)
                .allSatisfy(event -> assertThat(
                                payload(event).at("/body/group/truncatedAlerts").asInt())
                        .isEqualTo(17));
    }

    @Test
    void what_a_template_left_out_or_added_does_no_harm() {
        post(firing(post -> {
            post.removeAll();
            post.put("title", "<b>")
                    .putArray("alerts")
                    .addObject()
                    .putObject("labels")
                    .put("alertname", "Down");
        }));
        JsonNode body = payload(door.bus.stored().getFirst()).path("body");
        assertThat(body.path("group").path("title").asText()).isEqualTo("<b>");
        assertThat(body.path("alert").path("status").asText()).isEqualTo("firing");
        assertThat(body.path("alert").path("fingerprint").asText()).matches("[0-9a-f]{16}");
        assertThat(body.has("slo")).isFalse();
    }

    @Test
    void the_groups_status_counts_for_alerts_without_one() {
        post(firing(post -> {
            post.put("status", "resolved");
            alert(post, 0).remove("status");
        }));
        assertThat(states()).containsExactly("resolved", "firing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|it has no list of alerts",
                "[]|it is no JSON object",
                "{\"alerts\": {}}|it has no list of alerts",
                "{\"alerts\": [1]}|alerts[0] is no object",
                "{\"alerts\": [{\"labels\": {\"a\": \"b\"}}, {}]}|alerts[1] has neither labels nor a fingerprint",
                "{\"alerts\": [{\"fingerprint\": \"f\", \"status\": \"odd\"}]}|alerts[0].status is neither firing nor resolved",
                "nonsense|invalid JSON at byte 1: wanted null",
            })
    void what_is_no_notification_is_refused_in_words(String body, String why) {
        HttpResponse<String> answer = post(body.isEmpty() ? "{}" : body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("not a notification of Alertmanager: " + why);
        assertThat(door.bus.offered()).isEmpty();
    }

    @Test
    void a_bus_that_refuses_in_the_middle_is_a_503_and_the_repetition_completes_it() {
        ObjectNode post = firing(all -> {
            ArrayNode alerts = (ArrayNode) all.path("alerts");
            for (int i = 0; i < 300; i++) {
                alerts.addObject()
                        .put("startsAt", "2026-11-22T15:47:29Z")
                        .putObject("labels")
                        .put("alertname", "a" + i);
            }
        });
        door.bus.refuseAfter(2);
        HttpResponse<String> refused = post(post);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(door.bus.stored()).hasSize(2);

        door.bus.store();
        HttpResponse<String> answer = post(post);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(door.bus.stored()).hasSize(304).extracting(Event::id).startsWith("es:ev:" + PAGE + "firing");
        assertThat(ids().stream().distinct()).hasSize(302);
        assertThat(answer.headers().allValues("Tripline-Event-Id")).hasSize(16);
    }

    @Test
    void a_post_that_would_come_to_too_much_is_refused() {
        StringBuilder alerts = new StringBuilder();
        for (int i = 0; i < 4000; i++) {
            alerts.append(i == 0 ? "" : ",").append("{\"fingerprint\":\"f\"}");
        }
        String group = "x".repeat(500_000);
        HttpResponse<String> answer = post("{\"note\":\"" + group + "\",\"alerts\":[" + alerts + "]}");
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("32 MiB");
        assertThat(post("\"" + "x".repeat(1 << 20) + "\"").body()).contains("maxPayloadSize");
    }

    @Test
    void a_token_of_the_context_is_asked_for() {
        door.serve("es", """
                {"alertmanager": {"ev": {"webhook": {"port": "%d", "endpoint": "/in", "authSecret": {"name": "s", "key": "k"}}}}}""".formatted(port));
        door.secretValues.put("s/k", "tok");
        assertThat(post(sample("firing.json")).statusCode()).isEqualTo(401);
        assertThat(door.send(request(FrontDoor.url(port, "/in")).header("Authorization", "Bearer tok"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void metadata_travels_along() {
        door.serve("es", Posts.spec(port, "/in", ", \"metadata\": {\"team\": \"a\"}"));
        post(sample("resolved.json"));
        assertThat(payload(door.bus.stored().getFirst()).path("metadata").toString())
                .isEqualTo("{\"team\":\"a\"}");
    }

    @Test
    void the_recorded_labels_say_what_they_are_about() {
        post(sample("firing.json"));
        assertThat(payload(door.bus.stored().getFirst()).at("/body/slo").toString())
                .isEqualTo("{\"name\":\"checkout-availability\",\"service\":\"checkout\","
                        + "\"urgency\":\"page\",\"window\":\"10s\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[\"firing\"]", "[\"firing\", \"stillFiring\", \"resolved\", \"expired\"]"})
    void states_are_a_list_of_names(String states) {
        String more = states.isEmpty()
                ? ""
                : ", \"states\": " + states + (states.contains("still") ? ", \"stillFiringEvery\": \"4h\"" : "");
        assertThat(door.plan("es", Posts.spec(port, "/in", more))).hasSize(1);
    }
}
