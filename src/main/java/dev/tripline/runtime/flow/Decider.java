package dev.tripline.runtime.flow;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.ActionId;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import dev.tripline.event.decision.Decision;
import dev.tripline.language.path.Json;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.sensor.Sensor;
import dev.tripline.sensor.condition.Join;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;
import org.jboss.logging.Logger;

/**
 * From the channel "events" to the channel "firings": every listening sensor decides, and the whole outcome is stored before
 * the event is acknowledged. Order: firings as actions (joins: their change first, with the firings in its outbox), then the
 * decision record, then the acknowledgement; a crash anywhere in between repeats safely.
 */
@Singleton
public class Decider {
    private static final Logger LOG = Logger.getLogger(Decider.class);
    /** At most this many events are between delivery and acknowledgement. */
    private static final int CONCURRENT = 512;

    private final CurrentDeployment deployment;
    private final Joins joins;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final Activities activities;
    private final Telemetry telemetry;
    private final Clock clock;

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
        this.deadLetters = deadLetters;
        this.activities = activities;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Incoming("events")
    @Outgoing("firings")
    Multi<Message<Publication>> decide(Multi<Message<byte[]>> events) {
        return events.onItem()
                .transformToMulti(
                        message -> Multi.createFrom().<Message<Publication>>emitter(firings -> begin(message, firings)))
                .merge(CONCURRENT);
    }

    private void begin(Message<byte[]> message, MultiEmitter<? super Message<Publication>> firings) {
        telemetry.deciding(1);
        handle(message, firings)
                .onItemOrFailure()
                .transformToUni((decided, failure) -> {
                    if (failure != null) {
                        LOG.debugf(failure, "an event is not decided, it will come again");
                        return Uni.createFrom().completionStage(message.nack(failure));
                    }
                    return Uni.createFrom().completionStage(message.ack());
                })
                .onTermination()
                .invoke(() -> telemetry.deciding(-1))
                .subscribe()
                .with(done -> firings.complete(), failure -> firings.complete());
    }

    private Uni<Void> handle(Message<byte[]> message, MultiEmitter<? super Message<Publication>> firings) {
        Delivery delivery = message.getMetadata(Delivery.class).orElseThrow();
        Event event;
        try {
            event = CloudEventJson.decode(message.getPayload());
        } catch (MalformedEvent e) {
            LOG.errorf(
                    "message %d of stream %s is not a CloudEvent (%s); kept among the dead letters",
                    delivery.sequence(), Subjects.EVENTS_STREAM, e.reason());
            return deadLetters.quarantine(
                    Subjects.EVENTS_STREAM, delivery.sequence(), message.getPayload(), e.reason());
        }
        Uni<Boolean> decided = delivery.suspect()
                ? ledger.isDecided(event.id())
                : Uni.createFrom().item(false);
        return decided.flatMap(already -> {
            if (already) {
                telemetry.repeated();
                return Uni.createFrom().voidItem();
            }
            return decide(event, delivery, firings);
        });
    }

    private Uni<Void> decide(Event event, Delivery delivery, MultiEmitter<? super Message<Publication>> firings) {
        List<Sensor> listening = deployment.get().listening(event.origin(), delivery.sequence());
        Json json = Json.of(event.body().bytes());
        List<Uni<Decision.OfSensor>> parts = new ArrayList<>(listening.size());
        for (Sensor sensor : listening) {
            parts.add(decide(sensor, event, json, delivery.suspect(), firings));
        }
        return all(parts).flatMap(sensors -> {
            Decision decision = new Decision(event, delivery.sequence(), clock.instant(), sensors);
            return ledger.decided(decision).invoke(() -> {
                telemetry.decided(decision);
                activities.decided(decision);
            });
        });
    }

    private Uni<Decision.OfSensor> decide(
            Sensor sensor,
            Event event,
            Json json,
            boolean suspect,
            MultiEmitter<? super Message<Publication>> firings) {
        Sensor.Evaluation evaluation = sensor.evaluate(event, json);
        List<Uni<Decision.OfTrigger>> triggers = new ArrayList<>();
        for (Sensor.Match match : evaluation.matches()) {
            triggers.add(
                    match.trigger().condition().isDirect()
                            ? direct(sensor, match, event, suspect, firings)
                            : joined(sensor, match, event, suspect, firings));
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
    private Uni<Decision.OfTrigger> direct(
            Sensor sensor,
            Sensor.Match match,
            Event event,
            boolean suspect,
            MultiEmitter<? super Message<Publication>> out) {
        List<Firing> fired = new ArrayList<>();
        for (String dependency : match.dependencies()) {
            fired.add(firing(sensor, match.trigger(), Map.of(dependency, event)));
        }
        return send(fired, suspect, out)
                .replaceWith(() -> Verdicts.fired(match.trigger(), match.dependencies(), actionIds(fired)));
    }

    /** The event joins what is remembered. */
    private Uni<Decision.OfTrigger> joined(
            Sensor sensor,
            Sensor.Match match,
            Event event,
            boolean suspect,
            MultiEmitter<? super Message<Publication>> out) {
        Sensor.Trigger trigger = match.trigger();
        return joins.change(
                        sensor.name(),
                        trigger.name(),
                        event.id(),
                        join -> join.apply(
                                trigger.condition(),
                                match.dependencies(),
                                event,
                                events -> firing(sensor, trigger, events)),
                        (firings, again) -> send(firings, suspect || again, out))
                .map(join -> {
                    List<String> actionIds =
                            join.before(event.id()).map(Join.Applied::actionIds).orElse(List.of());
                    return actionIds.isEmpty()
                            ? Verdicts.waiting(trigger, join.saved().keySet())
                            : Verdicts.fired(trigger, trigger.condition().dependencies(), actionIds);
                });
    }

    private Firing firing(Sensor sensor, Sensor.Trigger trigger, Map<String, Event> events) {
        Map<String, String> ids = new HashMap<>();
        events.forEach((dependency, event) -> ids.put(dependency, event.id()));
        String actionId = ActionId.of(sensor.name(), trigger.name(), ids);
        return new Firing(actionId, sensor.name(), sensor.generation(), trigger.name(), events, clock.instant());
    }

    private static List<String> actionIds(List<Firing> fired) {
        return fired.stream().map(Firing::actionId).toList();
    }

    /** Completes when all of them are stored. */
    private static Uni<Void> send(List<Firing> fired, boolean suspect, MultiEmitter<? super Message<Publication>> out) {
        if (fired.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        CompletableFuture<?>[] stored = new CompletableFuture<?>[fired.size()];
        for (int i = 0; i < stored.length; i++) {
            Firing firing = fired.get(i);
            String subject = Subjects.action(firing.sensor(), firing.trigger());
            byte[] body = FiringJson.encode(firing);
            CompletableFuture<Void> one = new CompletableFuture<>();
            stored[i] = one;
            out.emit(Message.of(
                    suspect
                            ? Publication.suspect(subject, firing.actionId(), body)
                            : Publication.of(subject, firing.actionId(), body),
                    () -> {
                        one.complete(null);
                        return CompletableFuture.completedStage(null);
                    },
                    failure -> {
                        one.completeExceptionally(failure);
                        return CompletableFuture.completedStage(null);
                    }));
        }
        return Uni.createFrom().completionStage(CompletableFuture.allOf(stored));
    }
}
