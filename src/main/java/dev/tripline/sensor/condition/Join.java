package dev.tripline.sensor.condition;

import dev.tripline.event.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a trigger in AND mode remembers (sensor specification 4.2): the latest event of each dependency, and which events it
 * has worked in already with the action each led to, so that an event that comes again changes nothing. Immutable.
 */
public record Join(Map<String, Event> saved, List<Applied> applied) {
    /** How many worked-in events are remembered. Older ones are beyond any redelivery. */
    static final int REMEMBERED = 256;

    public static final Join EMPTY = new Join(Map.of(), List.of());

    /**
     * @param actionIds of the actions it led to; empty when it had to wait
     */
    public record Applied(String eventId, List<String> actionIds) {}

    /**
     * What an event does to the join.
     *
     * @param fired the events of each firing; at most one for each dependency that the event stands for
     */
    public record Step(Join next, List<Map<String, Event>> fired) {}

    public Join {
        saved = Collections.unmodifiableMap(new LinkedHashMap<>(saved));
        applied = List.copyOf(applied);
    }

    /** What this event led to when it was worked in before; empty when it was not. */
    public Optional<Applied> before(String eventId) {
        return applied.stream().filter(one -> one.eventId().equals(eventId)).findFirst();
    }

    /**
     * Works an event in.
     *
     * @param dependencies those that the event stands for and passed, in the sensor's order
     */
    public Step apply(Condition condition, List<String> dependencies, Event event) {
        Map<String, Event> there = new LinkedHashMap<>();
        condition.dependencies().stream().filter(saved::containsKey).forEach(name -> there.put(name, saved.get(name)));
        List<Map<String, Event>> fired = new ArrayList<>();
        for (String dependency : dependencies) {
            there.put(dependency, event);
            if (condition.holds(there)) {
                fired.add(new LinkedHashMap<>(there));
                there.clear();
            }
        }
        return new Step(new Join(there, applied), fired);
    }

    /** The same, remembering that the event is worked in. */
    public Join remember(Applied one) {
        List<Applied> all = new ArrayList<>(applied);
        all.add(one);
        return new Join(saved, all.size() > REMEMBERED ? all.subList(all.size() - REMEMBERED, all.size()) : all);
    }
}
