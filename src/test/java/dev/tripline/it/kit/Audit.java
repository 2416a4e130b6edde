package dev.tripline.it.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what senders were told against what is on the bus and at the target: every accepted event is stored, has exactly one
 * decision with one entry for each sensor, and one effect for each sensor, by key. What was stored without an answer to its
 * sender may be there, but then whole.
 *
 * @param accepted events whose sender was told 200
 * @param unconfirmed events that are stored though their sender got no answer
 * @param effects distinct keys at the target
 * @param repeats posts with a key that was seen before
 */
public record Audit(int accepted, int unconfirmed, int decisions, int effects, long repeats) {
    private static final Duration IDLE = Duration.ofSeconds(90);

    /** Waits until nothing is left to do, then looks. */
    public static Audit of(BusReader reader, Load load, Set<String> sensors, RecordingTarget target) {
        await().alias("everything decided and done")
                .atMost(IDLE)
                .pollInterval(Duration.ofMillis(200))
                .until(reader::isIdle);
        Set<String> accepted = load.acceptedIds();
        Set<String> stored = onlyOnce(reader.eventIds());
        assertThat(without(accepted, stored)).as("accepted, but not stored").isEmpty();

        Map<String, JsonNode> decisions = byEvent(reader.decisions());
        assertThat(without(stored, decisions.keySet()))
                .as("stored, but not decided")
                .isEmpty();
        Set<String> actions = new HashSet<>();
        decisions.values().forEach(decision -> actions.addAll(actions(decision, sensors)));

        Map<String, Long> posts = target.byKey();
        assertThat(without(actions, posts.keySet())).as("fired, but never done").isEmpty();
        assertThat(without(posts.keySet(), actions)).as("done, but never fired").isEmpty();
        long repeats = posts.values().stream().mapToLong(count -> count - 1).sum();
        return new Audit(accepted.size(), stored.size() - accepted.size(), decisions.size(), posts.size(), repeats);
    }

    private static Set<String> onlyOnce(List<String> ids) {
        Set<String> once = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        ids.stream().filter(id -> !once.add(id)).forEach(twice::add);
        assertThat(twice).as("stored twice").isEmpty();
        return once;
    }

    private static Map<String, JsonNode> byEvent(List<JsonNode> decisions) {
        Map<String, JsonNode> byEvent = new HashMap<>();
        Set<String> twice = new TreeSet<>();
        for (JsonNode decision : decisions) {
            String id = decision.at("/event/id").asText();
            if (byEvent.put(id, decision) != null) {
                twice.add(id);
            }
        }
        assertThat(twice).as("decided twice").isEmpty();
        return byEvent;
    }

    /** One of each sensor. */
    private static List<String> actions(JsonNode decision, Set<String> sensors) {
        Set<String> names = new HashSet<>();
        List<String> actions = new ArrayList<>();
        for (JsonNode sensor : decision.path("sensors")) {
            names.add(sensor.path("sensor").asText());
            for (JsonNode trigger : sensor.path("triggers")) {
                trigger.path("actions").forEach(action -> actions.add(action.asText()));
            }
        }
        assertThat(names).as("sensors in %s", decision).isEqualTo(sensors);
        assertThat(actions)
                .as("actions in %s", decision)
                .doesNotHaveDuplicates()
                .hasSize(sensors.size());
        return actions;
    }

    /** A few of those that are missing; a message with all of them helps nobody. */
    private static List<String> without(Set<String> all, Set<String> there) {
        return all.stream().filter(one -> !there.contains(one)).limit(20).toList();
    }
}
