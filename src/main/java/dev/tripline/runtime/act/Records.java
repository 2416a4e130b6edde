package dev.tripline.runtime.act;

import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.ActionId;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import dev.tripline.event.Outcome;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.Burial;
import dev.tripline.trigger.host.Attempt;
import dev.tripline.trigger.host.Next;
import dev.tripline.trigger.host.plan.TriggerPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is written about an action: the record of an attempt, the copy for its lane, the action of a dlqTrigger. Pure. */
final class Records {
    private Records() {}

    static AttemptRecord of(Arrival arrival, int number, Attempt attempt, TriggerPlan plan, Instant now) {
        Optional<Burial> burial = attempt.next() instanceof Next.Bury bury
                ? Optional.of(new Burial(kind(bury.why()), bury.reason()))
                : Optional.empty();
        AttemptRecord.Next next = switch (attempt.next()) {
            case Next.Finish finish -> AttemptRecord.Next.FINISHED;
            case Next.Again again -> AttemptRecord.Next.AGAIN;
            case Next.Bury bury -> AttemptRecord.Next.BURIED;
        };
        return new AttemptRecord(
                arrival.firing(),
                number,
                now.minus(attempt.took()),
                attempt.took(),
                attempt.outcome(),
                attempt.request(),
                next,
                attempt.next() instanceof Next.Again again ? again.delay() : Duration.ZERO,
                burial,
                arrival.redriven() > 0,
                burial.flatMap(there -> handedTo(arrival, plan)));
    }

    private static Burial.Kind kind(Next.Why why) {
        return switch (why) {
            case REJECTED -> Burial.Kind.REJECTED;
            case EXHAUSTED -> Burial.Kind.EXHAUSTED;
            case UNKNOWN -> Burial.Kind.UNKNOWN;
        };
    }

    /** The end of an action that was not attempted. */
    static AttemptRecord unattempted(
            Arrival arrival, int number, Burial burial, Optional<TriggerPlan> plan, Instant now) {
        Outcome outcome = burial.kind() == Burial.Kind.CIRCUIT
                ? new Outcome.Retry(burial.cause())
                : new Outcome.Rejected(burial.cause());
        return new AttemptRecord(
                arrival.firing(),
                number,
                now,
                Duration.ZERO,
                outcome,
                Map.of(),
                AttemptRecord.Next.BURIED,
                Duration.ZERO,
                Optional.of(burial),
                arrival.redriven() > 0,
                plan.flatMap(there -> handedTo(arrival, there)));
    }

    /** The end of an action that was called off. */
    static AttemptRecord cancelled(Arrival arrival, int number, String cause, Instant now) {
        return new AttemptRecord(
                arrival.firing(),
                number,
                now,
                Duration.ZERO,
                new Outcome.Rejected(cause),
                Map.of(),
                AttemptRecord.Next.CANCELLED,
                Duration.ZERO,
                Optional.empty(),
                arrival.redriven() > 0,
                Optional.empty());
    }

    private static Optional<String> handedTo(Arrival arrival, TriggerPlan plan) {
        return plan.dlq().map(dlq -> successor(arrival).actionId());
    }

    /** The firing of the dlqTrigger. One for each time that the action is given up: another one after a re-drive. */
    static Firing successor(Arrival arrival) {
        Firing firing = arrival.firing();
        String trigger = firing.trigger() + TriggerPlan.DLQ;
        Map<String, String> ids = new LinkedHashMap<>();
        firing.events().forEach((dependency, event) -> ids.put(dependency, event.id()));
        String time = arrival.redriven() > 0 ? "#" + arrival.redriven() : "";
        return new Firing(
                ActionId.of(firing.sensor(), trigger + time, ids),
                firing.sensor(),
                firing.generation(),
                trigger,
                firing.events(),
                arrival.firing().at());
    }

    static Publication handingOver(Arrival arrival, Instant now) {
        Firing next = successor(arrival);
        Firing fired =
                new Firing(next.actionId(), next.sensor(), next.generation(), next.trigger(), next.events(), now);
        String subject = Subjects.action(fired.sensor(), fired.trigger());
        byte[] body = FiringJson.encode(fired);
        return arrival.suspect()
                ? Publication.suspect(subject, fired.actionId(), body)
                : Publication.of(subject, fired.actionId(), body);
    }

    /**
     * The copy of a fresh action for its lane. Its id holds the place of the original, so that the original, coming again,
     * makes no second copy, while the same action, sent from the dead letters again, does.
     */
    static Publication aside(Arrival arrival, int attempts, Instant due) {
        Publication copy = Publication.of(
                        Signs.lane(arrival.firing()),
                        "wait:" + arrival.firing().actionId() + ":" + arrival.place(),
                        arrival.body().get())
                .with(Publication.ATTEMPTS_HEADER, Integer.toString(attempts));
        copy = arrival.redriven() > 0
                ? copy.with(Publication.REDRIVEN_HEADER, Integer.toString(arrival.redriven()))
                : copy;
        copy = arrival.suspect() ? copy.with(Publication.SUSPECT_HEADER, "1") : copy;
        return due.equals(Instant.EPOCH) ? copy : copy.with(Arrival.DUE_HEADER, due.toString());
    }
}
