package dev.tripline.console.rest.story;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.MalformedEvent;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.condition.Join;
import dev.tripline.sensor.condition.JoinJson;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** What a trigger that waits has by now. Blocks; thread-safe. */
@Singleton
class JoinState {
    private final StreamReader reader;
    private final CurrentDeployment deployment;
    private final Clock clock;

    JoinState(StreamReader reader, CurrentDeployment deployment, Clock clock) {
        this.reader = reader;
        this.deployment = deployment;
        this.clock = clock;
    }

    /** Adds {@code now} to a decision about a trigger: the events it has, by dependency, and what it lacks. */
    void add(ObjectNode trigger, String sensor) {
        String name = trigger.path("trigger").asText();
        Optional<Sensor.Trigger> inForce = deployment.get().sensors().stream()
                .filter(one -> one.name().equals(sensor))
                .flatMap(one -> one.triggers().stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
        if (inForce.isEmpty()) {
            return;
        }
        Sensor.Trigger present = inForce.get();
        Map<String, Join.Saved> standing =
                join(sensor, name).standing(present.condition(), present.resets(), clock.instant());
        ObjectNode now = trigger.putObject("now");
        ObjectNode have = now.putObject("have");
        standing.forEach(
                (dependency, saved) -> have.put(dependency, saved.event().id()));
        ArrayNode missing = now.putArray("missing");
        present.condition().dependencies().stream()
                .filter(dependency -> !standing.containsKey(dependency))
                .forEach(missing::add);
    }

    private Join join(String sensor, String trigger) {
        return reader.last(Subjects.STATE_STREAM, Subjects.join(sensor, trigger))
                .filter(bytes -> bytes.length > 0)
                .flatMap(JoinState::read)
                .orElse(Join.EMPTY);
    }

    private static Optional<Join> read(byte[] bytes) {
        try {
            return Optional.of(JoinJson.decode(bytes));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }
}
