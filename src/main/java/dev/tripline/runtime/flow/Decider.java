package dev.tripline.runtime.flow;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.Write;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Firing;
import dev.tripline.event.MalformedEvent;
import dev.tripline.event.Replay;
import dev.tripline.event.decision.Decision;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Decided;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.act.AtOnce;
import dev.tripline.runtime.act.WhatNow;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * From the channel "events" to the channel "firings": every listening sensor decides, and the whole outcome is stored before
 * the event is acknowledged. Order: firings as actions (joins: their change first, with the firings in its outbox), then the
 * decision record, then the acknowledgement; a crash anywhere in between repeats safely. Events that neither have to be looked
 * up nor to ask a join are decided together: all their actions, then all their records, then all acknowledgements. Actions that
 * can be attempted at once are, between the record and the acknowledgement.
 */
@Singleton
public class Decider {
    /** At most this many batches are between delivery and acknowledgement. */
    private static final int BATCHES = 4;

    private final CurrentDeployment deployment;
    private final Joins joins;
    private final AtOnce atOnce;
    private final Ledger ledger;
    private final Passage passage;
    private final Activities activities;
    private final Telemetry telemetry;
    private final Clock clock;
    private final World world;

    Decider(
            CurrentDeployment deployment,
            Joins joins,
            AtOnce atOnce,
            Ledger ledger,
            DeadLetters deadLetters,
            Activities activities,
            Telemetry telemetry,
            Clock clock) {
        this.deployment = deployment;
        this.joins = joins;
        this.atOnce = atOnce;
        this.ledger = ledger;
        this.passage = new Passage(Subjects.EVENTS_STREAM, telemetry::deciding, deadLetters);
        this.activities = activities;
        this.telemetry = telemetry;
        this.clock = clock;
        this.world = new World(clock, RandomGenerator.getDefault());
    }

    @Incoming("events")
    @Outgoing("firings")
    Multi<Message<Write.Group>> decide(Multi<Message<Delivery.Batch>> events) {
        return passage.through(events, BATCHES, this::handle);
    }

    private CompletionStage<?> handle(Delivery.Batch batch, Exit firings) {
        int size = batch.deliveries().size();
        passage.began(size);
        List<Draft> together = new ArrayList<>(size);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Delivery delivery : batch.deliveries()) {
            Optional<Draft> draft = quick(delivery);
            if (draft.isEmpty()) {
                all.add(passage.settle(delivery, () -> looked(delivery, firings)));
            } else if (draft.get().joins().isEmpty()) {
                together.add(draft.get());
            } else {
                all.add(passage.settle(delivery, () -> alone(draft.get(), firings)));
            }
        }
        all.add(together(together, firings));
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    /** What can be said without a look into the ledger; empty too when it cannot be read, or fails, which is told later. */
    private Optional<Draft> quick(Delivery delivery) {
        if (delivery.suspect()) {
            return Optional.empty();
        }
        try {
            Event event = CloudEventJson.decode(delivery.body());
            return event.isNamedUpstream() ? Optional.empty() : Optional.of(draft(event, delivery));
        } catch (MalformedEvent | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private Draft draft(Event event, Delivery delivery) {
        Draft draft = new Draft(event, delivery, atOnce::ask);
        List<Sensor> listening = listening(event, delivery.sequence());
        if (!listening.isEmpty()) {
            Json json = Json.of(event.body().bytes());
            try {
                for (Sensor sensor : listening) {
                    draft.add(sensor, sensor.evaluate(event, json, world), clock.instant());
                }
            } catch (RuntimeException | StackOverflowError e) {
                draft.tickets().forEach(AtOnce.Ticket::giveBack);
                throw e;
            }
        }
        return draft;
    }

    private List<Sensor> listening(Event event, long sequence) {
        List<Sensor> all = deployment.get().listening(event.origin(), sequence);
        return Replay.onlySensor(event)
                .map(only -> all.stream().filter(one -> one.name().equals(only)).toList())
                .orElse(all);
    }

    private CompletableFuture<Void> together(List<Draft> drafts, Exit firings) {
        if (drafts.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<Publication> actions = new ArrayList<>(drafts.size());
        drafts.forEach(draft -> actions.addAll(draft.actions()));
        List<Decision> decisions = new ArrayList<>(drafts.size());
        return firings.store(actions)
                .thenCompose(stored -> {
                    List<Publication> records = new ArrayList<>(drafts.size());
                    for (Draft draft : drafts) {
                        Decision decision = draft.decision(clock.instant());
                        decisions.add(decision);
                        records.add(ledger.record(decision));
                    }
                    return firings.store(records);
                })
                .handle((stored, failure) -> {
                    for (int i = 0; i < drafts.size(); i++) {
                        if (failure != null) {
                            drafts.get(i).tickets().forEach(AtOnce.Ticket::giveBack);
                            passage.failed(drafts.get(i).delivery(), failure);
                        } else {
                            decided(decisions.get(i));
                            finish(drafts.get(i), firings);
                        }
                    }
                    return null;
                });
    }

    /** Its decision is stored: what is to be attempted at once is, and then it is acknowledged. */
    private void finish(Draft draft, Exit firings) {
        if (draft.tickets().isEmpty()) {
            passage.done(draft.delivery(), Optional.empty());
            return;
        }
        attempts(draft, firings)
                .subscribe()
                .with(
                        all -> passage.done(draft.delivery(), Optional.empty()),
                        failure -> passage.failed(draft.delivery(), failure));
    }

    private Uni<Void> attempts(Draft draft, Exit firings) {
        return all(draft.tickets().stream()
                .map(ticket -> attempt(ticket, draft.delivery(), firings))
                .toList());
    }

    private Uni<Void> attempt(AtOnce.Ticket ticket, Delivery delivery, Exit out) {
        return atOnce.begin(
                        ticket,
                        delivery,
                        publications -> Uni.createFrom().completionStage(() -> out.gather(publications)))
                .flatMap(now -> switch (now) {
                    case WhatNow.Acknowledge over -> Uni.createFrom().voidItem();
                    case WhatNow.ComeBack later -> send(List.of(ticket.firing()), true, out);
                });
    }

    private static Uni<Void> all(List<Uni<Void>> parts) {
        return switch (parts.size()) {
            case 0 -> Uni.createFrom().voidItem();
            case 1 -> parts.getFirst();
            default -> Uni.join().all(parts).andCollectFailures().replaceWithVoid();
        };
    }

    private void decided(Decision decision) {
        telemetry.decided(decision);
        activities.decided(decision);
    }

    /** An event that may have been decided before. */
    private Uni<Optional<Duration>> looked(Delivery delivery, Exit firings) throws MalformedEvent {
        Event event = CloudEventJson.decode(delivery.body());
        if (!delivery.suspect() && !event.isNamedUpstream()) {
            return alone(draft(event, delivery), firings);
        }
        return ledger.decided(event.id())
                .flatMap(before -> before.isPresent() && before.get().isOf(delivery.sequence())
                        ? resume(event, before.get(), delivery, firings)
                        : before.isPresent() && before.get().hasFired()
                                ? repeated()
                                : alone(draft(event, delivery), firings));
    }

    private Uni<Optional<Duration>> repeated() {
        telemetry.repeated();
        return Uni.createFrom().item(Optional.empty());
    }

    /** It was decided; of the actions that were to be attempted at once, those without a trace go the long way. */
    private Uni<Optional<Duration>> resume(Event event, Decided before, Delivery delivery, Exit firings) {
        List<Uni<Void>> parts = new ArrayList<>();
        for (Decided.AtOnce action : before.atOnce()) {
            parts.add(ledger.lastAttempt(action.actionId(), 0)
                    .flatMap(attempt -> attempt.isPresent()
                            ? Uni.createFrom().voidItem()
                            : Uni.createFrom()
                                    .completionStage(() -> firings.store(
                                            List.of(Draft.again(action, draft(event, delivery), clock.instant()))))));
        }
        return all(parts).flatMap(done -> repeated());
    }

    private Uni<Optional<Duration>> alone(Draft draft, Exit firings) {
        List<Uni<Void>> parts = new ArrayList<>();
        parts.add(Uni.createFrom().completionStage(() -> firings.store(draft.actions())));
        draft.joins().forEach(join -> parts.add(joined(join, draft, firings)));
        return all(parts)
                .flatMap(stored -> {
                    Decision decision = draft.decision(clock.instant());
                    return Uni.createFrom()
                            .completionStage(() -> firings.store(List.of(ledger.record(decision))))
                            .invoke(() -> decided(decision));
                })
                .onFailure()
                .invoke(() -> draft.tickets().forEach(AtOnce.Ticket::giveBack))
                .flatMap(stored -> attempts(draft, firings))
                .replaceWith(Optional.empty());
    }

    /** The event joins what is remembered. */
    private Uni<Void> joined(Draft.Joined joined, Draft draft, Exit out) {
        Sensor sensor = joined.sensor();
        Sensor.Trigger trigger = joined.match().trigger();
        Delivery delivery = draft.delivery();
        String eventId = draft.event().id();
        Join.Arrival arrival =
                new Join.Arrival(eventId, joined.match().events(), delivery.storedAt());
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

    private static Uni<Void> send(List<Firing> firings, boolean suspect, Exit out) {
        return Uni.createFrom()
                .completionStage(() -> out.store(firings.stream()
                        .map(firing -> Draft.action(firing, suspect))
                        .toList()));
    }
}
