package dev.tripline.chaos.mutant;

import dev.tripline.chaos.fault.FaultKind;
import dev.tripline.chaos.fault.Wish;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The planted mistakes. Where the sources change, the patches here have to follow; the failure says which, and shows the lines. */
public final class Mutants {
    private Mutants() {}

    public static List<Mutant> all() {
        return List.of(
                ackBeforeRecord(),
                ackBeforeActions(),
                decisionNotAwaited(),
                noLookUp(),
                onlyNewEvents(),
                letterNotAwaited(),
                joinClearedFirst(),
                randomActionId(),
                answerBeforeStored(),
                refusalTriedAgain(),
                fewDeliveries(),
                filterInverted(),
                joinWithoutComparison());
    }

    private static Mutant of(String name, Patch patch, List<Wish> deck, String... betrayed) {
        return new Mutant(name, List.of(patch), deck, 1, Set.of(betrayed));
    }

    private static Mutant ackBeforeRecord() {
        return new Mutant(
                "an action is acknowledged before its effect is recorded",
                List.of(
                        new Patch(
                                "runtime/decide/FirstAttempts.java",
                                "return Unis.all(draft.tickets()",
                                "draft.delivery().acknowledge(); return Unis.all(draft.tickets()"),
                        new Patch(
                                "runtime/flow/Actor.java",
                                "Arrival arrival = Arrival.of(",
                                "delivery.acknowledge(); Arrival arrival = Arrival.of(")),
                List.of(Wish.point(Points.EFFECT), Wish.point(Points.EFFECT)),
                1,
                Set.of("I3"));
    }

    private static Mutant ackBeforeActions() {
        return of(
                "the event is acknowledged before its actions are stored",
                new Patch(
                        "runtime/decide/Decider.java",
                        "for (Delivery delivery : batch.deliveries()) {",
                        "for (Delivery delivery : batch.deliveries()) { delivery.acknowledge();"),
                List.of(Wish.point(Points.ACTIONS), Wish.point(Points.ACTIONS)),
                "I2",
                "I8");
    }

    private static Mutant decisionNotAwaited() {
        return of(
                "the decision record is not awaited",
                new Patch(
                        "runtime/decide/Decider.java",
                        "return firings.store(records);",
                        "firings.store(records); return CompletableFuture.<Void>completedFuture(null);"),
                List.of(Wish.full("TRIPLINE_LEDGER"), Wish.full("TRIPLINE_LEDGER")),
                "I2",
                "I8");
    }

    private static Mutant noLookUp() {
        return of(
                "suspect deliveries are not looked up",
                new Patch(
                        "bus/Delivery.java",
                        "return new Delivery(message, metaData, suspect, settled);",
                        "return new Delivery(message, metaData, false, settled);"),
                List.of(Wish.point(Points.RECORDED), Wish.point(Points.RECORDED), Wish.of(FaultKind.KILL_NATS)),
                "I4");
    }

    private static Mutant onlyNewEvents() {
        return of(
                "consumers begin with what is new",
                // The server refuses it for a work queue.
                new Patch(
                        "bus/channel/Consumption.java",
                        "deliverPolicy(DeliverPolicy.All)",
                        "deliverPolicy(settings.stream().equals(\"default\") ? DeliverPolicy.New : DeliverPolicy.All)"),
                List.of(Wish.of(FaultKind.LOSE_CONSUMERS), Wish.of(FaultKind.LOSE_CONSUMERS)),
                "I2",
                "I3",
                "I12");
    }

    private static Mutant letterNotAwaited() {
        return of(
                "the dead letter is not awaited",
                new Patch(
                        "runtime/act/Conclusion.java",
                        "storing.store(List.of(deadLetters.letter(record)));",
                        "storing.store(List.of(deadLetters.letter(record))).onFailure().recoverWithNull();"),
                Collections.nCopies(4, Wish.full("TRIPLINE_DEAD")),
                "I3");
    }

    private static Mutant joinClearedFirst() {
        return of(
                "a join forgets before its firing is stored",
                new Patch(
                        "runtime/decide/Joins.java",
                        "JoinJson.encode(next)",
                        "JoinJson.encode(new Join(next.saved(), next.applied(), List.of()))"),
                List.of(Wish.point(Points.JOINED), Wish.point(Points.JOINED)),
                "I3");
    }

    private static Mutant randomActionId() {
        return of(
                "action ids are random",
                new Patch(
                        "event/ActionId.java",
                        "HexFormat.of().formatHex(hash, 0, 16)",
                        "HexFormat.of().formatHex(hash, 0, 1) + java.util.UUID.randomUUID()"),
                // After a restart what is stored is suspect and goes the long way, over stored actions.
                List.of(Wish.point(Points.ACTIONS), Wish.point(Points.ACTIONS), Wish.point(Points.DECIDED)),
                "I3",
                "I4",
                "I5");
    }

    private static Mutant answerBeforeStored() {
        return of(
                "200 is said before the event is stored",
                new Patch(
                        "runtime/flow/Ingress.java",
                        "outbox.add(write);",
                        "answer.complete(new Receipt(event.id(), 0, false)); outbox.add(write);"),
                List.of(Wish.full("default"), Wish.of(FaultKind.KILL_NATS)),
                "I1");
    }

    private static Mutant refusalTriedAgain() {
        return of(
                "what is refused for good is tried again",
                new Patch(
                        "trigger/host/Verdicts.java",
                        "new Next.Bury(Next.Why.REJECTED, \"rejected: \" + rejected.detail())",
                        "again(rejected.detail(), Optional.empty(), number, plan)"),
                List.of(),
                "I3b");
    }

    private static Mutant fewDeliveries() {
        return new Mutant(
                "a message is delivered at most five times",
                List.of(
                        new Patch(
                                "bus/channel/Consumption.java",
                                ".ackWait(settings.ackWait())",
                                ".ackWait(settings.ackWait()).maxDeliver(5)"),
                        new Patch("bus/lane/LaneBus.java", ".ackWait(ACK_WAIT)", ".ackWait(ACK_WAIT).maxDeliver(5)")),
                List.of(
                        Wish.of(FaultKind.TARGET_FAILS),
                        Wish.of(FaultKind.TARGET_FAILS),
                        Wish.full("TRIPLINE_LEDGER"),
                        Wish.full("TRIPLINE_LEDGER")),
                1,
                Set.of("I12", "I3", "I2"));
    }

    private static Mutant filterInverted() {
        return of(
                "a filter says the opposite",
                new Patch(
                        "sensor/filter/DataFilter.java",
                        "result == Comparison.Matched.YES",
                        "result != Comparison.Matched.YES"),
                List.of(),
                "I6");
    }

    private static Mutant joinWithoutComparison() {
        return new Mutant(
                "a join is changed without comparing",
                List.of(new Patch(
                        "runtime/decide/Joins.java",
                        "Publication.revision(subject, JoinJson.encode(next), revision)",
                        "Publication.of(subject, \"\", JoinJson.encode(next))")),
                List.of(Wish.of(FaultKind.FREEZE_TRIPLINE)),
                2,
                Set.of("I6j", "I3", "I6"));
    }
}
