package dev.tripline.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiringJsonTest {
    private static Event event(String id) {
        return new Event(id, "s", "webhook", "e", Optional.empty(), Event.JSON, Map.of("x", "y"), Body.of("{}"));
    }

    @Test
    void comes_back_as_it_went_with_its_events_in_order() throws MalformedEvent {
        Map<String, Event> events = new LinkedHashMap<>();
        for (String name : new String[] {"z", "a", "m"}) {
            events.put(name, event("id-" + name));
        }
        Firing firing =
                new Firing("action", "sensor", "12", "trigger", events, Instant.parse("2026-01-01T00:00:01.5Z"));
        Firing read = FiringJson.decode(FiringJson.encode(firing));
        assertThat(read).isEqualTo(firing);
        assertThat(read.events().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void fields_of_a_later_version_are_passed_over() throws MalformedEvent {
        String later = new String(
                        FiringJson.encode(new Firing("a", "s", "1", "t", Map.of("d", event("1")), Instant.EPOCH)),
                        StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{\"identity\":{\"account\":[\"x\"]},\"tags\":[1,{}],");
        assertThat(FiringJson.decode(later.getBytes(StandardCharsets.UTF_8)).trigger())
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "hello",
                "{}",
                "{\"actionId\":\"a\"",
                "{\"actionId\":\"a\",\"sensor\":\"s\",\"generation\":\"1\",\"trigger\":\"t\",\"events\":{}}",
                "{\"actionId\":\"a\",\"sensor\":\"s\",\"generation\":\"1\",\"trigger\":\"t\",\"at\":\"now\",\"events\":{}}",
                "{\"actionId\":\"a\",\"sensor\":\"s\",\"generation\":\"1\",\"trigger\":\"t\",\"at\":\"1970-01-01T00:00:00Z\",\"events\":{\"d\":7}}",
                "{\"actionId\":\"a\",\"sensor\":\"s\",\"generation\":\"1\",\"trigger\":\"t\",\"at\":\"1970-01-01T00:00:00Z\",\"events\":{\"d\":",
            })
    void what_is_no_firing_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> FiringJson.decode(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void an_action_is_named_by_its_causes() {
        // This very id lies in streams and at targets: it must stay what it is.
        assertThat(ActionId.of("sensor", "trigger", Map.of("b", "2", "a", "1")))
                .isEqualTo("3e3dbc0bc1ed64dd4734d171eb0f9af1");
        Map<String, String> ordered = new LinkedHashMap<>();
        ordered.put("a", "1");
        ordered.put("b", "2");
        assertThat(ActionId.of("sensor", "trigger", ordered))
                .isEqualTo(ActionId.of("sensor", "trigger", Map.of("b", "2", "a", "1")))
                .isNotEqualTo(ActionId.of("sensor", "trigger", Map.of("a", "2", "b", "1")))
                .isNotEqualTo(ActionId.of("sensor", "trigger", Map.of("a", "1")))
                .isNotEqualTo(ActionId.of("sensor2", "trigger", ordered))
                .isNotEqualTo(ActionId.of("sensor", "trigger2", ordered))
                .hasSize(32);
    }
}
