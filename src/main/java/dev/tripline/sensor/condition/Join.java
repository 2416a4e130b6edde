package dev.tripline.sensor.condition;

import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a trigger in AND mode remembers (sensor specification 4.2): the latest event of each dependency; which events it has
 * worked in already and the actions they led to, so that an event that comes again changes nothing; and the firings that may
 * not be stored as actions yet. Immutable.
 *
 * @param outbox the firings of the last change: whoever changes the join next stores them (again) first
 */
public record Join(Map<String, Event> saved, List<Applied> applied, List<Firing> outbox) {
    /** How many worked-in events are remembered. Older ones are beyond any redelivery. */
    static final int REMEMBERED = 256;

    public static final Join EMPTY = new Join(Map.of(), List.of(), List.of());

    /**
     * @param actionIds of the actions it led to; empty when it had to wait
     */
    public record Applied(String eventId, List<String> actionIds) {}

    public Join {
        saved = Collections.unmodifiableMap(new LinkedHashMap<>(saved));
        applied = List.copyOf(applied);
        outbox = List.copyOf(outbox);
    }

    /** What this event led to when it was worked in before; empty when it was not. */
    public Optional<Applied> before(String eventId) {
        return applied.stream().filter(one -> one.eventId().equals(eventId)).findFirst();
    }

    /**
     * Works an event in: it becomes the latest of each of its dependencies, one after the other; whenever the condition holds
     * it fires with everything that is there, and the join is empty again.
     *
     * @param dependencies those that the event stands for and passed, in the sensor's order
     * @param fire makes a firing of the events that take part
     * @return the join from now on; its outbox holds this event's firings, and only those
     */
    public Join apply(
            Condition condition, List<String> dependencies, Event event, Function<Map<String, Event>, Firing> fire) {
        Map<String, Event> there = new LinkedHashMap<>();
        condition.dependencies().stream().filter(saved::containsKey).forEach(name -> there.put(name, saved.get(name)));
        List<Firing> fired = new ArrayList<>();
        for (String dependency : dependencies) {
            there.put(dependency, event);
            if (condition.holds(there)) {
                fired.add(fire.apply(there));
                there.clear();
            }
        }
        List<Applied> all = new ArrayList<>(applied);
        all.add(new Applied(event.id(), fired.stream().map(Firing::actionId).toList()));
        int forgotten = Math.max(0, all.size() - REMEMBERED);
        return new Join(there, all.subList(forgotten, all.size()), fired);
    }
}
