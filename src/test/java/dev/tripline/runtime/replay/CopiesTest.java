package dev.tripline.runtime.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tripline.event.Body;
import dev.tripline.event.Event;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static Event event(String id, Map<String, String> extensions, String body) {
        return new Event(
                id,
                "src",
                "webhook",
                "ev",
                Optional.of(Instant.EPOCH),
                Event.JSON,
                extensions,
                body.isEmpty() ? Body.ABSENT : Body.of(body));
    }

    private static ReplayWanted wanted(Map<String, String> set, Optional<String> sensor) {
        return new ReplayWanted(new ReplayWanted.ById("e"), set, sensor, 1, false);
    }

    @Test
    void a_copy_is_the_same_under_another_id_and_names_its_original() {
        Event copy = Copies.of(event("e", Map.of("trace", "x"), "{}"), "new", wanted(Map.of(), Optional.of("s")));
        assertThat(copy.id()).isEqualTo("new");
        assertThat(copy.time()).hasValue(Instant.EPOCH);
        assertThat(copy.extensions()).isEqualTo(Map.of("trace", "x", Event.REPLAY_OF, "e", Event.ONLY_SENSOR, "s"));
        assertThat(copy.body().text()).isEqualTo("{}");
    }

    @Test
    void a_replay_of_a_replay_names_the_first_and_forgets_the_sensor() {
        Event copy = Copies.of(
                event("second", Map.of(Event.REPLAY_OF, "first", Event.ONLY_SENSOR, "s"), "{}"),
                "third",
                wanted(Map.of(), Optional.empty()));
        assertThat(copy.extensions()).isEqualTo(Map.of(Event.REPLAY_OF, "first"));
    }

    @Test
    void a_replay_acts_although_its_episode_is_over() {
        Event copy = Copies.of(
                event("e", Map.of(Event.EPISODE, "x", Event.EPISODE_OVER, "true"), "{}"),
                "new",
                wanted(Map.of(), Optional.empty()));
        assertThat(copy.extensions()).isEqualTo(Map.of(Event.REPLAY_OF, "e"));
    }

    @Test
    void values_are_put_where_they_shall_be() {
        Map<String, String> set = new LinkedHashMap<>();
        set.put("body.n", "7");
        set.put("body.tags.-1", "\"new\"");
        Event copy = Copies.of(
                event("e", Map.of(), "{\"body\":{\"n\":-7,\"tags\":[]}}"), "new", wanted(set, Optional.empty()));
        assertThat(copy.body().text()).isEqualTo("{\"body\":{\"n\":7,\"tags\":[\"new\"]}}");
    }

    @Test
    void a_body_that_is_not_json_is_not_changed() {
        assertThatThrownBy(() ->
                        Copies.of(event("e", Map.of(), "text"), "new", wanted(Map.of("a", "1"), Optional.empty())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not JSON");
        assertThatThrownBy(
                        () -> Copies.of(event("e", Map.of(), "{}"), "new", wanted(Map.of("", "1"), Optional.empty())))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("path cannot be empty");
    }
}
