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
    /** So many worked-in events are remembered at least. */
    static final int REMEMBERED = 256;

    /** And so many at most, however many of them may still come again: as many as the decider may leave unacknowledged. */
    static final int MOST_REMEMBERED = 2048;

    public static final Join EMPTY = new Join(Map.of(), List.of(), List.of());

    /**
     * An event that waits for others.
     *
     * @param at when the stream stored it: a reset forgets what was stored before
     */
    public record Saved(Event event, Instant at) {}

    /**
     * An event that comes to a join, as each of its dependencies sees it after its transform; in the sensor's order.
     *
     * @param sequence its place in the events stream
     * @param settledUpTo events up to this place are acknowledged: they need not be remembered
     */
    public record Arrival(
            String eventId, Map<String, Event> byDependency, Instant at, long sequence, long settledUpTo) {
        /** Where no bus is: nothing ever comes again. */
        public Arrival(String eventId, Map<String, Event> byDependency, Instant at) {
            this(eventId, byDependency, at, 0, Long.MAX_VALUE);
        }
    }

    /**
     * @param sequence its place in the events stream; 0 when it is not known
     * @param actionIds of the actions it led to; empty when it had to wait
     */
    public record Applied(String eventId, long sequence, List<String> actionIds) {}

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
                arrival.eventId(),
                arrival.sequence(),
                fired.stream().map(Firing::actionId).toList()));
        return new Join(there, remembered(all, arrival.settledUpTo()), fired);
    }

    /** The newest, and of the others those that are not acknowledged yet: they may come again. */
    private static List<Applied> remembered(List<Applied> all, long settledUpTo) {
        int newest = Math.max(0, all.size() - REMEMBERED);
        int most = Math.max(0, all.size() - MOST_REMEMBERED);
        List<Applied> kept = new ArrayList<>(all.size() - most);
        for (int i = most; i < all.size(); i++) {
            if (i >= newest || all.get(i).sequence() > settledUpTo) {
                kept.add(all.get(i));
            }
        }
        return kept;
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
