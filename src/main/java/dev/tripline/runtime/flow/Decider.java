package dev.tripline.runtime.flow;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import dev.tripline.event.Replay;
import dev.tripline.event.decision.Decision;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.condition.Join;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * From the channel "events" to the channel "firings": every listening sensor decides, and the whole outcome is stored before
 * the event is acknowledged. Order: firings as actions (joins: their change first, with the firings in its outbox), then the
 * decision record, then the acknowledgement; a crash anywhere in between repeats safely.
 */
@Singleton
public class Decider {
    /** At most this many events are between delivery and acknowledgement. */
    private static final int CONCURRENT = 512;

    private final CurrentDeployment deployment;
    private final Joins joins;
    private final Ledger ledger;
    private final Passage passage;
    private final Activities activities;
    private final Telemetry telemetry;
    private final Clock clock;
    private final World world;

    Decider(
            CurrentDeployment deployment,
            Joins joins,
            Ledger ledger,
            DeadLetters deadLetters,
            Activities activities,
            Telemetry telemetry,
            Clock clock) {
        this.deployment = deployment;
        this.joins = joins;
        this.ledger = ledger;
        this.passage = new Passage(Subjects.EVENTS_STREAM, CONCURRENT, telemetry::deciding, deadLetters);
        this.activities = activities;
        this.telemetry = telemetry;
        this.clock = clock;
        this.world = new World(clock, RandomGenerator.getDefault());
    }

    @Incoming("events")
    @Outgoing("firings")
    Multi<Message<Publication>> decide(Multi<Message<byte[]>> events) {
        return passage.through(events, this::handle);
    }

    private Uni<Optional<Duration>> handle(byte[] payload, Delivery delivery, Exit firings) throws MalformedEvent {
        Event event = CloudEventJson.decode(payload);
        return isDone(event, delivery)
                .flatMap(already -> {
                    if (already) {
                        telemetry.repeated();
                        return Uni.createFrom().voidItem();
                    }
                    return decide(event, delivery, firings);
                })
                .replaceWith(Optional.empty());
    }

    /**
     * A suspect delivery counts when it is decided. A provider's redelivery that the stream no longer recognises counts when
     * it led to actions; if it led to none, people redeliver it because they mended something.
     */
    private Uni<Boolean> isDone(Event event, Delivery delivery) {
        if (delivery.suspect()) {
            return ledger.isDecided(event.id());
        }
        return event.isNamedUpstream()
                ? ledger.hasFired(event.id())
                : Uni.createFrom().item(false);
    }

    private Uni<Void> decide(Event event, Delivery delivery, Exit firings) {
        List<Sensor> listening = listening(event, delivery.sequence());
        Json json = Json.of(event.body().bytes());
        List<Uni<Decision.OfSensor>> parts = new ArrayList<>(listening.size());
        for (Sensor sensor : listening) {
            parts.add(decide(sensor, event, json, delivery, firings));
        }
        return all(parts).flatMap(sensors -> {
            Decision decision = new Decision(event, delivery.sequence(), clock.instant(), sensors);
            return ledger.decided(decision).invoke(() -> {
                telemetry.decided(decision);
                activities.decided(decision);
            });
        });
    }

    private List<Sensor> listening(Event event, long sequence) {
        List<Sensor> all = deployment.get().listening(event.origin(), sequence);
        return Replay.onlySensor(event)
                .map(only -> all.stream().filter(one -> one.name().equals(only)).toList())
                .orElse(all);
    }

    private Uni<Decision.OfSensor> decide(Sensor sensor, Event event, Json json, Delivery delivery, Exit firings) {
        Sensor.Evaluation evaluation = sensor.evaluate(event, json, world);
        List<Uni<Decision.OfTrigger>> triggers = new ArrayList<>();
        for (Sensor.Match match : evaluation.matches()) {
            triggers.add(
                    match.trigger().condition().isDirect()
                            ? direct(sensor, match, delivery.suspect(), firings)
                            : joined(sensor, match, event.id(), delivery, firings));
        }
        return all(triggers).map(ran -> Verdicts.of(sensor, evaluation, ran));
    }

    private static <T> Uni<List<T>> all(List<Uni<T>> parts) {
        return switch (parts.size()) {
            case 0 -> Uni.createFrom().item(List.of());
            case 1 -> parts.getFirst().map(List::of);
            default -> Uni.join().all(parts).andCollectFailures();
        };
    }

    /** Every dependency that passed fires by itself. */
    private Uni<Decision.OfTrigger> direct(Sensor sensor, Sensor.Match match, boolean suspect, Exit out) {
        List<Firing> fired = new ArrayList<>();
        match.events()
                .forEach((dependency, event) -> fired.add(firing(sensor, match.trigger(), Map.of(dependency, event))));
        return send(fired, suspect, out)
                .replaceWith(
                        () -> Verdicts.fired(match.trigger(), match.events().keySet(), actionIds(fired)));
    }

    /** The event joins what is remembered. */
    private Uni<Decision.OfTrigger> joined(
            Sensor sensor, Sensor.Match match, String eventId, Delivery delivery, Exit out) {
        Sensor.Trigger trigger = match.trigger();
        Join.Arrival arrival = new Join.Arrival(eventId, match.events(), delivery.storedAt());
        return joins.change(
                        sensor.name(),
                        trigger.name(),
                        eventId,
                        join -> join.apply(
                                trigger.condition(),
                                trigger.resets(),
                                arrival,
                                events -> firing(sensor, trigger, events)),
                        (firings, again) -> send(firings, delivery.suspect() || again, out))
                .map(join -> {
                    List<String> actionIds =
                            join.before(eventId).map(Join.Applied::actionIds).orElse(List.of());
                    return actionIds.isEmpty()
                            ? Verdicts.waiting(trigger, join.saved().keySet())
                            : Verdicts.fired(trigger, trigger.condition().dependencies(), actionIds);
                });
    }

    private Firing firing(Sensor sensor, Sensor.Trigger trigger, Map<String, Event> events) {
        return sensor.fire(trigger, events, clock.instant());
    }

    private static List<String> actionIds(List<Firing> fired) {
        return fired.stream().map(Firing::actionId).toList();
    }

    /** Completes when all of them are stored. */
    private static Uni<Void> send(List<Firing> fired, boolean suspect, Exit out) {
        if (fired.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return out.store(
                fired.stream().map(firing -> publication(firing, suspect)).toList());
    }

    private static Publication publication(Firing firing, boolean suspect) {
        String subject = Subjects.action(firing.sensor(), firing.trigger());
        byte[] body = FiringJson.encode(firing);
        return suspect
                ? Publication.suspect(subject, firing.actionId(), body)
                : Publication.of(subject, firing.actionId(), body);
    }
}
