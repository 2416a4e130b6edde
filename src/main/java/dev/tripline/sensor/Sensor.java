package dev.tripline.sensor;

import dev.tripline.event.ActionId;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.Origin;
import dev.tripline.event.decision.Check;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.condition.Condition;
import dev.tripline.sensor.condition.ResetSchedule;
import dev.tripline.sensor.filter.FilterOutcome;
import dev.tripline.sensor.filter.Filters;
import dev.tripline.sensor.transform.Transform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sensor, compiled once when its manifest is applied and evaluated for every event it listens to. Immutable, thread-safe.
 *
 * @param generation changes whenever the manifest does; every decision names it
 */
public record Sensor(String name, String generation, List<Dependency> dependencies, List<Trigger> triggers) {
    /** An event that the sensor listens to, under the sensor's own name for it. */
    public record Dependency(String name, Origin origin, Transform transform, Filters filters) {}

    /** What shall happen when, and when what was gathered is forgotten. */
    public record Trigger(String name, Condition condition, ResetSchedule resets) {}

    /**
     * What the sensor makes of an event before anything remembered counts.
     *
     * @param matches triggers with at least one dependency that passed, in the sensor's order
     * @param idle triggers whose dependencies all said no
     */
    public record Evaluation(List<Verdict> verdicts, List<Match> matches, List<Trigger> idle) {}

    /**
     * What a dependency's filters said.
     *
     * @param event as the filters saw it: after the dependency's transform, or as it came when that failed
     */
    public record Verdict(String dependency, FilterOutcome outcome, Event event) {}

    /** A trigger, and the event as each of its dependencies that passed sees it, in the sensor's order. */
    public record Match(Trigger trigger, Map<String, Event> events) {}

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
    public Evaluation evaluate(Event event, Json json, World world) {
        Origin origin = event.origin();
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, Event> passed = new LinkedHashMap<>();
        Set<String> listening = new LinkedHashSet<>();
        for (Dependency dependency : dependencies) {
            if (dependency.origin().equals(origin)) {
                Verdict verdict = verdict(dependency, event, json, world);
                verdicts.add(verdict);
                listening.add(dependency.name());
                if (verdict.outcome().passed()) {
                    passed.put(dependency.name(), verdict.event());
                }
            }
        }
        List<Match> matches = new ArrayList<>();
        List<Trigger> idle = new ArrayList<>();
        for (Trigger trigger : triggers) {
            List<String> wanted = trigger.condition().dependencies();
            Map<String, Event> mine = new LinkedHashMap<>(passed);
            mine.keySet().retainAll(wanted);
            if (!mine.isEmpty()) {
                matches.add(new Match(trigger, mine));
            } else if (wanted.stream().anyMatch(listening::contains)) {
                idle.add(trigger);
            }
        }
        return new Evaluation(verdicts, matches, idle);
    }

    /** Every dependency begins with the event as it came: none sees the transform of another. */
    private static Verdict verdict(Dependency dependency, Event event, Json json, World world) {
        if (dependency.transform().leaves(event)) {
            return new Verdict(dependency.name(), dependency.filters().evaluate(event, json, world), event);
        }
        try {
            Event changed = dependency.transform().apply(event, json, world);
            Json body = Json.of(changed.body().bytes());
            Check check =
                    transformed(dependency, Check.Result.PASSED, changed.body().size() + " bytes");
            FilterOutcome outcome =
                    dependency.filters().evaluate(changed, body, world).after(check);
            return new Verdict(dependency.name(), outcome, changed);
        } catch (EvaluationFailure e) {
            Check check = transformed(dependency, Check.Result.FAILED, e.reason());
            return new Verdict(dependency.name(), FilterOutcome.error("transform: " + e.reason(), check), event);
        }
    }

    private static Check transformed(Dependency dependency, Check.Result result, String actual) {
        return new Check(dependency.transform().name(), "the event's data", "an object", result, actual);
    }

    /**
     * The decision that a trigger shall act.
     *
     * @param events those that take part, by dependency
     */
    public Firing fire(Trigger trigger, Map<String, Event> events, Instant at) {
        Map<String, String> ids = new HashMap<>();
        events.forEach((dependency, event) -> ids.put(dependency, event.id()));
        return new Firing(ActionId.of(name, trigger.name(), ids), name, generation, trigger.name(), events, at);
    }
}
