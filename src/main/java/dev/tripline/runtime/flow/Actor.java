package dev.tripline.runtime.flow;

import dev.tripline.bus.Delivery;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.Write;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.MalformedEvent;
import dev.tripline.event.Outcome;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.trigger.host.Attempt;
import dev.tripline.trigger.host.Next;
import dev.tripline.trigger.host.TriggerHost;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/**
 * From the channel "actions" to the channel "attempts": each action is attempted, the attempt is recorded, and only then is
 * the action acknowledged, put back with a delay, or laid among the dead letters.
 */
@Singleton
public class Actor {
    private static final int MOST_UNRECORDED = 10_000;

    private final CurrentDeployment deployment;
    private final TriggerHost host;
    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final Passage passage;
    private final Activities activities;
    private final Telemetry telemetry;
    private final Clock clock;

    /** Attempts whose effect is there but whose record the bus did not take: recorded, not repeated, when they come again. */
    private final Map<String, AttemptRecord> unrecorded = new ConcurrentHashMap<>();

    Actor(
            CurrentDeployment deployment,
            TriggerHost host,
            Ledger ledger,
            DeadLetters deadLetters,
            Activities activities,
            Telemetry telemetry,
            Clock clock) {
        this.deployment = deployment;
        this.host = host;
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.passage = new Passage(Subjects.ACTIONS_STREAM, telemetry::acting, deadLetters);
        this.activities = activities;
        this.telemetry = telemetry;
        this.clock = clock;
    }

    @Incoming("actions")
    @Outgoing("attempts")
    Multi<Message<Write.Group>> act(Multi<Message<Delivery.Batch>> actions) {
        return passage.each(actions, (delivery, records) -> () -> handle(delivery, records));
    }

    /** Leaves the delay after which the action shall come again; empty when it is over. */
    private Uni<Optional<Duration>> handle(Delivery delivery, Exit records) throws MalformedEvent {
        Firing firing = FiringJson.decode(delivery.body());
        AttemptRecord held = unrecorded.get(firing.actionId());
        if (held != null) {
            return conclude(held, records);
        }
        if (!delivery.suspect()) {
            return attempt(firing, 1, records);
        }
        return ledger.attempts(firing.actionId()).flatMap(attempts -> {
            boolean over = !attempts.isEmpty() && Ledger.isLast(attempts.getLast());
            if (over) {
                telemetry.repeated();
                return Uni.createFrom().item(Optional.empty());
            }
            return attempt(firing, attempts.size() + 1, records);
        });
    }

    private Uni<Optional<Duration>> attempt(Firing firing, int number, Exit records) {
        return deployment
                .get()
                .plan(firing.sensor(), firing.trigger())
                .map(plan -> host.attempt(plan, firing, number).map(attempt -> record(firing, number, attempt)))
                .orElseGet(() -> Uni.createFrom().item(() -> gone(firing, number)))
                .flatMap(record -> conclude(record, records));
    }

    private AttemptRecord record(Firing firing, int number, Attempt attempt) {
        AttemptRecord.Next next = switch (attempt.next()) {
            case Next.Finish finish -> AttemptRecord.Next.FINISHED;
            case Next.Again again -> AttemptRecord.Next.AGAIN;
            case Next.Bury bury -> AttemptRecord.Next.BURIED;
        };
        Duration delay = attempt.next() instanceof Next.Again again ? again.delay() : Duration.ZERO;
        return new AttemptRecord(
                firing,
                number,
                clock.instant().minus(attempt.took()),
                attempt.took(),
                attempt.outcome(),
                attempt.request(),
                next,
                delay);
    }

    private AttemptRecord gone(Firing firing, int number) {
        return new AttemptRecord(
                firing,
                number,
                clock.instant(),
                Duration.ZERO,
                new Outcome.Rejected("sensor " + firing.sensor() + " has no trigger " + firing.trigger()
                        + " any more, or one that does not say what to do"),
                Map.of(),
                AttemptRecord.Next.BURIED,
                Duration.ZERO);
    }

    /** Stores the record, then the dead letter if it is one. */
    private Uni<Optional<Duration>> conclude(AttemptRecord record, Exit records) {
        String actionId = record.firing().actionId();
        if (unrecorded.size() < MOST_UNRECORDED) {
            unrecorded.put(actionId, record);
        }
        Uni<Void> buried = record.next() == AttemptRecord.Next.BURIED
                ? deadLetters.bury(
                        record.firing(), record.number(), record.outcome().detail())
                : Uni.createFrom().voidItem();
        // The dead letter first: once the record says "buried" nobody looks at the action again.
        return buried.chain(() ->
                        Uni.createFrom().completionStage(() -> records.gather(ledger.record(record))))
                .map(stored -> {
            unrecorded.remove(actionId);
            activities.attempted(record);
            return record.next() == AttemptRecord.Next.AGAIN ? Optional.of(record.delay()) : Optional.empty();
        });
    }
}
