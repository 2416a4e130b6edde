package dev.tripline.runtime.decide;

import dev.tripline.bus.Delivery;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.decision.Decision;
import dev.tripline.runtime.flow.Exit;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.condition.Join;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Triggers that wait for several events: asks their durable memory, which also stores what fires. Thread-safe. */
@Singleton
class JoinedTriggers {
    private final Joins joins;
    private final Clock clock;

    JoinedTriggers(Joins joins, Clock clock) {
        this.joins = joins;
        this.clock = clock;
    }

    /** The event joins what is remembered. */
    Uni<Void> joined(Draft.Joined joined, Draft draft, Exit out) {
        Sensor sensor = joined.sensor();
        Sensor.Trigger trigger = joined.match().trigger();
        Delivery delivery = draft.delivery();
        String eventId = draft.event().id();
        Join.Arrival arrival = new Join.Arrival(eventId, joined.match().events(), delivery.storedAt());
        return joins.change(
                        sensor.name(),
                        trigger.name(),
                        eventId,
                        join -> join.apply(
                                trigger.condition(),
                                trigger.resets(),
                                arrival,
                                events -> firing(sensor, trigger, events)),
                        (firings, again) -> Draft.send(firings, delivery.suspect() || again, out))
                .invoke(join -> joined.answer(verdict(trigger, join, eventId)))
                .replaceWithVoid();
    }

    private static Decision.OfTrigger verdict(Sensor.Trigger trigger, Join join, String eventId) {
        List<String> actionIds =
                join.before(eventId).map(Join.Applied::actionIds).orElse(List.of());
        return actionIds.isEmpty()
                ? Verdicts.waiting(trigger, join.saved().keySet())
                : Verdicts.fired(trigger, trigger.condition().dependencies(), actionIds, false);
    }

    private Firing firing(Sensor sensor, Sensor.Trigger trigger, Map<String, Event> events) {
        return sensor.fire(trigger, events, clock.instant());
    }
}
