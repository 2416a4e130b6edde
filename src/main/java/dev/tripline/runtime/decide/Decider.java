package dev.tripline.runtime.decide;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.Write;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.MalformedEvent;
import dev.tripline.event.decision.Decision;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Decided;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.act.AtOnce;
import dev.tripline.runtime.flow.Activities;
import dev.tripline.runtime.flow.Exit;
import dev.tripline.runtime.flow.Passage;
import dev.tripline.runtime.flow.Telemetry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
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

    private final Judge judge;
    private final JoinedTriggers joins;
    private final FirstAttempts attempts;
    private final Ledger ledger;
    private final Passage passage;
    private final Activities activities;
    private final Telemetry telemetry;
    private final Clock clock;

    Decider(
            Judge judge,
            JoinedTriggers joins,
            FirstAttempts attempts,
            Ledger ledger,
            DeadLetters deadLetters,
            Activities activities,
            Telemetry telemetry,
            Clock clock) {
        this.judge = judge;
        this.joins = joins;
        this.attempts = attempts;
        this.ledger = ledger;
        this.passage = new Passage(Subjects.EVENTS_STREAM, telemetry::deciding, deadLetters);
        this.activities = activities;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Incoming("events")
    @Outgoing("firings")
    Multi<Message<Write.Group>> decide(Multi<Message<Delivery.Batch>> events) {
        return passage.through(events, BATCHES, attempts::room, this::handle);
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
            return event.isNamedUpstream() ? Optional.empty() : Optional.of(judge.draft(event, delivery));
        } catch (MalformedEvent | RuntimeException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    private CompletableFuture<Void> together(List<Draft> drafts, Exit firings) {
        if (drafts.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<Publication> actions = new ArrayList<>(drafts.size());
        drafts.forEach(draft -> actions.addAll(draft.first()));
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
        attempts.of(draft, firings)
                .subscribe()
                .with(
                        all -> passage.done(draft.delivery(), Optional.empty()),
                        failure -> passage.failed(draft.delivery(), failure));
    }

    private void decided(Decision decision) {
        telemetry.decided(decision);
        activities.decided(decision);
    }

    /** An event that may have been decided before. */
    private Uni<Optional<Duration>> looked(Delivery delivery, Exit firings) throws MalformedEvent {
        Event event = CloudEventJson.decode(delivery.body());
        if (!delivery.suspect() && !event.isNamedUpstream()) {
            return alone(judge.draft(event, delivery), firings);
        }
        return ledger.decided(event.id())
                .flatMap(before -> before.isPresent() && before.get().isOf(delivery.sequence())
                        ? resume(event, before.get(), delivery, firings)
                        : before.isPresent() && before.get().hasFired()
                                ? repeated()
                                : alone(judge.draft(event, delivery), firings));
    }

    private Uni<Optional<Duration>> repeated() {
        telemetry.repeated();
        return Uni.createFrom().item(Optional.empty());
    }

    /** It was decided; of the actions that were to be attempted at once, those that are not over go the long way. */
    private Uni<Optional<Duration>> resume(Event event, Decided before, Delivery delivery, Exit firings) {
        List<Uni<Void>> parts = new ArrayList<>();
        for (Decided.AtOnce action : before.atOnce()) {
            parts.add(ledger.lastAttempt(action.actionId(), 0)
                    .flatMap(attempt -> attempt.filter(last -> last.isOver(0)).isPresent()
                            ? Uni.createFrom().voidItem()
                            : Uni.createFrom()
                                    .completionStage(() -> firings.store(List.of(
                                            Draft.again(action, judge.draft(event, delivery), clock.instant()))))));
        }
        return Unis.all(parts).flatMap(done -> repeated());
    }

    private Uni<Optional<Duration>> alone(Draft draft, Exit firings) {
        List<Uni<Void>> parts = new ArrayList<>();
        parts.add(Uni.createFrom().completionStage(() -> firings.store(draft.first())));
        draft.joins().forEach(join -> parts.add(joins.joined(join, draft, firings)));
        return Unis.all(parts)
                .flatMap(stored -> {
                    Decision decision = draft.decision(clock.instant());
                    return Uni.createFrom()
                            .completionStage(() -> firings.store(List.of(ledger.record(decision))))
                            .invoke(() -> decided(decision));
                })
                .onFailure()
                .invoke(() -> draft.tickets().forEach(AtOnce.Ticket::giveBack))
                .flatMap(stored -> attempts.of(draft, firings))
                .replaceWith(Optional.empty());
    }
}
