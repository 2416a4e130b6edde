package dev.tripline.runtime.act;

import dev.tripline.event.Firing;
import dev.tripline.ledger.AttemptRecord;
import dev.tripline.ledger.Burial;
import dev.tripline.ledger.DeadLetters;
import dev.tripline.ledger.Ledger;
import dev.tripline.runtime.act.figure.ActMeters;
import dev.tripline.runtime.act.restraint.Ruling;
import dev.tripline.trigger.host.plan.TriggerPlan;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is stored when an attempt is over, in an order in which a crash at any point repeats safely: the letter, the action of
 * a dlqTrigger, the record, the copy in the lane. Never blocks; fails as the bus fails. Thread-safe.
 */
@Singleton
class Conclusion {
    private static final int MOST_UNRECORDED = 10_000;

    private final Ledger ledger;
    private final DeadLetters deadLetters;
    private final Signs signs;
    private final Witness witness;
    private final ActMeters meters;
    private final Clock clock;

    /** Attempts whose effect is there but whose record the bus did not take: recorded, not repeated, when they come again. */
    private final Map<String, AttemptRecord> unrecorded = new ConcurrentHashMap<>();

    Conclusion(Ledger ledger, DeadLetters deadLetters, Signs signs, Witness witness, ActMeters meters, Clock clock) {
        this.ledger = ledger;
        this.deadLetters = deadLetters;
        this.signs = signs;
        this.witness = witness;
        this.meters = meters;
        this.clock = clock;
    }

    Optional<AttemptRecord> unrecorded(Firing firing) {
        return Optional.ofNullable(unrecorded.get(firing.actionId()));
    }

    Uni<WhatNow> of(AttemptRecord record, Arrival arrival, Storing storing) {
        String actionId = record.firing().actionId();
        if (unrecorded.size() < MOST_UNRECORDED) {
            unrecorded.put(actionId, record);
        }
        return bury(record, arrival, storing)
                .chain(() -> storing.store(List.of(ledger.record(record))))
                .invoke(() -> {
                    unrecorded.remove(actionId);
                    record.burial().ifPresent(burial -> meters.buried(record.firing(), burial.kind()));
                    witness.attempted(record);
                })
                .chain(() -> next(record, arrival, storing));
    }

    /** The end of an action that is not to be attempted; empty when it is. */
    Uni<Optional<WhatNow>> of(Ruling ruling, Arrival arrival, int number, TriggerPlan plan, Storing storing) {
        return switch (ruling) {
            case Ruling.Go go -> Uni.createFrom().item(Optional.empty());
            case Ruling.Off off ->
                of(Records.cancelled(arrival, number, off.cause(), clock.instant()), arrival, storing)
                        .map(Optional::of);
            case Ruling.GiveUp hopeless -> {
                Burial burial = new Burial(Burial.Kind.REJECTED, hopeless.cause());
                AttemptRecord end = Records.unattempted(arrival, number, burial, Optional.of(plan), clock.instant());
                yield of(end, arrival, storing).map(Optional::of);
            }
        };
    }

    /** The letter first: once the record says "buried" nobody looks at the action again. */
    private Uni<Void> bury(AttemptRecord record, Arrival arrival, Storing storing) {
        if (record.burial().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> letter = storing.store(List.of(deadLetters.letter(record)));
        return record.handedTo().isEmpty()
                ? letter
                : letter.chain(() -> storing.store(List.of(Records.handingOver(arrival, clock.instant()))));
    }

    private Uni<WhatNow> next(AttemptRecord record, Arrival arrival, Storing storing) {
        if (record.next() != AttemptRecord.Next.AGAIN) {
            return Uni.createFrom().item(new WhatNow.Acknowledge());
        }
        return arrival.fromLane()
                ? Uni.createFrom().item(new WhatNow.ComeBack(record.delay()))
                : putAside(arrival, record.number(), clock.instant().plus(record.delay()), storing);
    }

    /** Moves a fresh action to its lane. */
    Uni<WhatNow> putAside(Arrival arrival, int attempts, Instant due, Storing storing) {
        return storing.store(List.of(Records.aside(arrival, attempts, due)))
                .invoke(() -> signs.putAside(Signs.lane(arrival.firing())))
                .replaceWith(new WhatNow.Acknowledge());
    }
}
