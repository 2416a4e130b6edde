package dev.tripline.sensor;

import dev.tripline.event.ActionId;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.sensor.condition.Join;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A sensor with a memory that is a map: what the runtime does with what the room says, and no more. */
final class SensorRun {
    /** A firing as people write it down: event ids by dependency. */
    record Fired(String trigger, Map<String, String> events) {}

    private final Sensor sensor;
    private final Map<String, Join> joins = new HashMap<>();
    private Sensor.Evaluation last = new Sensor.Evaluation(List.of(), List.of(), List.of());

    SensorRun(Sensor sensor) {
        this.sensor = sensor;
    }

    List<Fired> accept(Event event) {
        List<Fired> fired = new ArrayList<>();
        if (!SensorIndex.of(List.of(sensor)).listening(event.origin()).contains(sensor)) {
            last = new Sensor.Evaluation(List.of(), List.of(), List.of());
            return fired;
        }
        last = SensorVectors.evaluate(sensor, event);
        for (Sensor.Match match : last.matches()) {
            Sensor.Trigger trigger = match.trigger();
            if (trigger.condition().isDirect()) {
                match.events().keySet().forEach(name -> fired.add(new Fired(trigger.name(), Map.of(name, event.id()))));
                continue;
            }
            Join join = joins.getOrDefault(trigger.name(), Join.EMPTY);
            if (join.before(event.id()).isPresent()) {
                continue;
            }
            Join.Arrival arrival =
                    new Join.Arrival(event.id(), match.events(), event.time().orElse(Instant.EPOCH));
            Join next = join.apply(
                    trigger.condition(), trigger.resets(), arrival, events -> firing(trigger.name(), events));
            joins.put(trigger.name(), next);
            next.outbox().forEach(one -> fired.add(new Fired(trigger.name(), ids(one.events()))));
        }
        return fired;
    }

    private Firing firing(String trigger, Map<String, Event> events) {
        return new Firing(ActionId.of("s", trigger, ids(events)), "s", "1", trigger, events, Instant.EPOCH);
    }

    static Map<String, String> ids(Map<String, Event> events) {
        Map<String, String> ids = new LinkedHashMap<>();
        events.forEach((name, event) -> ids.put(name, event.id()));
        return ids;
    }

    /** What the filters said about the last event. */
    List<Sensor.Verdict> verdicts() {
        return last.verdicts();
    }

    /** The event ids that a trigger remembers, by dependency. */
    Map<String, String> saved(String trigger) {
        Map<String, String> saved = new LinkedHashMap<>();
        joins.getOrDefault(trigger, Join.EMPTY)
                .saved()
                .forEach((name, one) -> saved.put(name, one.event().id()));
        return saved;
    }
}
