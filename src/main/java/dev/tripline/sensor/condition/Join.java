package dev.tripline.sensor.condition;

import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import java.time.Instant;
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
public record Join(Map<String, Saved> saved, List<Applied> applied, List<Firing> outbox) {
    /** How many worked-in events are remembered. Older ones are beyond any redelivery. */
    static final int REMEMBERED = 256;

    public static final Join EMPTY = new Join(Map.of(), List.of(), List.of());

    /**
     * An event that waits for others.
     *
     * @param at when the stream stored it: a reset forgets what was stored before
     */
    public record Saved(Event event, Instant at) {}

    /** An event that comes to a join, as each of its dependencies sees it after its transform; in the sensor's order. */
    public record Arrival(String eventId, Map<String, Event> byDependency, Instant at) {}

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
     * it fires with everything that is there, and the join is empty again. What was saved before the latest reset is forgotten
     * first.
     *
     * @param fire makes a firing of the events that take part
     * @return the join from now on; its outbox holds this event's firings, and only those
     */
    public Join apply(
            Condition condition, ResetSchedule resets, Arrival arrival, Function<Map<String, Event>, Firing> fire) {
        Map<String, Saved> there = standing(condition, resets, arrival.at());
        List<Firing> fired = new ArrayList<>();
        arrival.byDependency().forEach((dependency, event) -> {
            there.put(dependency, new Saved(event, arrival.at()));
            if (condition.holds(there)) {
                Map<String, Event> together = new LinkedHashMap<>();
                there.forEach((name, saved) -> together.put(name, saved.event()));
                fired.add(fire.apply(together));
                there.clear();
            }
        });
        List<Applied> all = new ArrayList<>(applied);
        all.add(new Applied(
                arrival.eventId(), fired.stream().map(Firing::actionId).toList()));
        int forgotten = Math.max(0, all.size() - REMEMBERED);
        return new Join(there, all.subList(forgotten, all.size()), fired);
    }

    /** What still counts at this moment, in the condition's order. */
    public Map<String, Saved> standing(Condition condition, ResetSchedule resets, Instant at) {
        Optional<Instant> reset = resets.latest(at);
        Map<String, Saved> there = new LinkedHashMap<>();
        for (String name : condition.dependencies()) {
            Saved one = saved.get(name);
            if (one != null && (reset.isEmpty() || !one.at().isBefore(reset.get()))) {
                there.put(name, one);
            }
        }
        return there;
    }
}
