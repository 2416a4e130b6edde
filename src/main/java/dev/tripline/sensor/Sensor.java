package dev.tripline.sensor;

import dev.tripline.event.Event;
import dev.tripline.event.Origin;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.condition.Condition;
import dev.tripline.sensor.filter.FilterOutcome;
import dev.tripline.sensor.filter.Filters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sensor, compiled once when its manifest is applied and evaluated for every event it listens to. Immutable, thread-safe.
 *
 * @param generation changes whenever the manifest does; every decision names it
 */
public record Sensor(String name, String generation, List<Dependency> dependencies, List<Trigger> triggers) {
    /** An event that the sensor listens to, under the sensor's own name for it. */
    public record Dependency(String name, Origin origin, Filters filters) {}

    /** What shall happen when. */
    public record Trigger(String name, Condition condition) {}

    /**
     * What the sensor makes of an event before anything remembered counts.
     *
     * @param matches triggers with at least one dependency that passed, in the sensor's order
     * @param idle triggers whose dependencies all said no
     */
    public record Evaluation(List<Verdict> verdicts, List<Match> matches, List<Trigger> idle) {}

    /** What a dependency's filters said. */
    public record Verdict(String dependency, FilterOutcome outcome) {}

    /** A trigger, and the dependencies it has that this event passed. */
    public record Match(Trigger trigger, List<String> dependencies) {}

    public Sensor {
        dependencies = List.copyOf(dependencies);
        triggers = List.copyOf(triggers);
    }

    /** Every origin it listens to, once. */
    Set<Origin> origins() {
        Set<Origin> origins = new LinkedHashSet<>();
        dependencies.forEach(dependency -> origins.add(dependency.origin()));
        return origins;
    }

    /**
     * @param json the event's body, parsed once for all sensors
     */
    public Evaluation evaluate(Event event, Json json) {
        Origin origin = event.origin();
        List<Verdict> verdicts = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        Set<String> listening = new LinkedHashSet<>();
        for (Dependency dependency : dependencies) {
            if (dependency.origin().equals(origin)) {
                FilterOutcome outcome = dependency.filters().evaluate(event.body(), json);
                verdicts.add(new Verdict(dependency.name(), outcome));
                listening.add(dependency.name());
                if (outcome.passed()) {
                    passed.add(dependency.name());
                }
            }
        }
        List<Match> matches = new ArrayList<>();
        List<Trigger> idle = new ArrayList<>();
        for (Trigger trigger : triggers) {
            List<String> mine = passed.stream()
                    .filter(trigger.condition().dependencies()::contains)
                    .toList();
            if (!mine.isEmpty()) {
                matches.add(new Match(trigger, mine));
            } else if (trigger.condition().dependencies().stream().anyMatch(listening::contains)) {
                idle.add(trigger);
            }
        }
        return new Evaluation(verdicts, matches, idle);
    }
}
