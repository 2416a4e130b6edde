package dev.tripline.source.alertmanager;

import static dev.tripline.source.alertmanager.Posts.PAGE;
import static dev.tripline.source.alertmanager.Posts.TICKET;
import static dev.tripline.source.alertmanager.Posts.alert;
import static dev.tripline.source.alertmanager.Posts.firing;
import static dev.tripline.source.alertmanager.Posts.payload;
import static dev.tripline.source.alertmanager.Posts.sample;
import static dev.tripline.source.alertmanager.Posts.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.event.Event;
import dev.tripline.source.FrontDoor;
import dev.tripline.source.calendar.MutableClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which event an alert is, and how often it is one. */
class AlertIdentityTest {
    private final MutableClock clock = new MutableClock("2026-11-22T15:47:34Z");
    private final FrontDoor door = new FrontDoor(secrets -> List.of(new AlertmanagerSource(clock)));
    private final int port = FrontDoor.freePort();

    @BeforeEach
    void open() {
        assertThat(door.serve("es", spec(port, "/in", "")).all()).isEmpty();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private HttpResponse<String> post(Object body) {
        return door.send(HttpRequest.newBuilder(FrontDoor.url(port, "/in"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private List<String> ids() {
        return door.bus.stored().stream()
                .map(event -> event.id().replace("es:ev:", ""))
                .toList();
    }

    private List<String> states() {
        return door.bus.stored().stream()
                .map(event -> payload(event).path("body").path("state").asText())
                .toList();
    }

    @Test
    void what_is_told_of_an_alert_is_one_episode_until_it_is_resolved() {
        post(sample("firing.json"));
        post(sample("resolved.json"));
        String episode = TICKET.substring(0, TICKET.length() - 1);
        assertThat(door.bus.stored())
                .filteredOn(event -> event.episode().equals(Optional.of(episode)))
                .extracting(Event::endsEpisode)
                .containsExactly(false, true);
    }

    @Test
    void a_whole_episode_is_one_event_for_each_state_however_often_it_is_told() {
        post(sample("firing.json"));
        post(sample("firing.json"));
        clock.advance(Duration.ofHours(4));
        post(sample("firing.json"));
        post(sample("resolved.json"));
        post(sample("resolved.json"));
        assertThat(ids().stream().distinct()).containsExactly(PAGE + "firing", TICKET + "firing", TICKET + "resolved");
    }

    @Test
    void what_still_fires_is_an_event_once_in_each_period_and_told_as_firing_too() {
        door.serve("es", spec(port, "/in", ", \"stillFiringEvery\": \"1h\""));
        ObjectNode page = firing(post -> ((ArrayNode) post.path("alerts")).remove(1));
        post(page);
        clock.advance(Duration.ofMinutes(59));
        post(page);
        assertThat(ids().stream().distinct()).containsExactly(PAGE + "firing");
        clock.advance(Duration.ofMinutes(2));
        post(page);
        post(page);
        assertThat(ids().stream().distinct()).containsExactly(PAGE + "firing", PAGE + "stillFiring/1");
        clock.advance(Duration.ofHours(4));
        post(page);
        assertThat(ids().stream().distinct())
                .containsExactly(PAGE + "firing", PAGE + "stillFiring/1", PAGE + "stillFiring/5");
        assertThat(payload(door.bus.stored().getLast())
                        .path("body")
                        .path("repetition")
                        .asInt())
                .isEqualTo(5);
        assertThat(states()).endsWith("firing", "stillFiring");
    }

    @Test
    void without_its_beginning_an_alert_has_no_identity_rather_than_a_wrong_one() {
        for (String beginning : List.of("", "0001-01-01T00:00:00Z", "yesterday")) {
            post(firing(post -> alert(post, 0).put("startsAt", beginning)));
            assertThat(door.bus.stored().getFirst().id()).matches("[0-9a-f]{32}");
            door.bus.stored().clear();
        }
    }

    @Test
    void the_beginning_counts_whatever_the_zone_it_is_written_in() {
        post(firing(post -> alert(post, 0).put("startsAt", "2026-11-22T16:47:29.494+01:00")));
        assertThat(ids().getFirst()).isEqualTo(PAGE + "firing");
    }

    @Test
    void a_missing_fingerprint_is_worked_out_as_prometheus_does() {
        post(firing(post -> {
            alert(post, 0).remove("fingerprint");
            alert(post, 1).remove("fingerprint");
        }));
        assertThat(ids()).containsExactly(PAGE + "firing", TICKET + "firing");
    }

    @Test
    void a_fingerprint_of_ones_own_is_an_identity_that_can_travel() {
        post(firing(post -> alert(post, 0).put("fingerprint", "a/b ü\r\nx: y")));
        assertThat(ids().getFirst()).matches("[0-9a-f]{32}");
        post(firing(post -> alert(post, 0).put("fingerprint", "a/b ü\r\nx: y")));
        assertThat(ids().get(2)).isEqualTo(ids().getFirst());
    }
}
