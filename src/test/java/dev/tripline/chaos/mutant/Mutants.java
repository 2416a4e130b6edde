package dev.tripline.chaos.mutant;

import dev.tripline.chaos.fault.FaultKind;
import dev.tripline.chaos.fault.Wish;
import java.util.List;
import java.util.Set;

/** The planted mistakes. Where the sources change, the patches here have to follow; the failure says which, and shows the lines. */
public final class Mutants {
    private static final String PASSAGE = "runtime/flow/Passage.java";
    private static final String BEGIN = "underWay.accept(1);";

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
        return of(
                "the action is acknowledged before its effect is recorded",
                new Patch(
                        PASSAGE,
                        BEGIN,
                        BEGIN + " if (stream.equals(dev.tripline.bus.Subjects.ACTIONS_STREAM)) { message.ack(); }"),
                List.of(Wish.point(Points.EFFECT), Wish.point(Points.EFFECT)),
                "I3");
    }

    private static Mutant ackBeforeActions() {
        return of(
                "the event is acknowledged before its actions are stored",
                new Patch(
                        PASSAGE,
                        BEGIN,
                        BEGIN + " if (stream.equals(dev.tripline.bus.Subjects.EVENTS_STREAM)) { message.ack(); }"),
                List.of(Wish.point(Points.ACTIONS), Wish.point(Points.ACTIONS)),
                "I2",
                "I8");
    }

    private static Mutant decisionNotAwaited() {
        return of(
                "the decision record is not awaited",
                new Patch(
                        "ledger/Ledger.java",
                        "String id = decision.event().id();",
                        """
                        String id = decision.event().id();
                        if (!id.isEmpty()) {
                            byte[] bytes = DecisionJson.encode(decision);
                            bus.publish(Publication.of(Subjects.decision(id), "decision:" + id, bytes))
                                    .subscribe().with(stored -> {}, refused -> {});
                            return Uni.createFrom().voidItem();
                        }
                        """),
                List.of(Wish.full("TRIPLINE_LEDGER"), Wish.full("TRIPLINE_LEDGER")),
                "I2",
                "I8");
    }

    private static Mutant noLookUp() {
        return of(
                "suspect deliveries are not looked up",
                new Patch("bus/Delivery.java", "deliveries > 1 ||", "false && deliveries > 1 && false &&"),
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
                        "ledger/DeadLetters.java",
                        "letter)).replaceWithVoid();",
                        "letter)).replaceWithVoid().onFailure().recoverWithNull();"),
                List.of(Wish.full("TRIPLINE_DEAD"), Wish.full("TRIPLINE_DEAD"), Wish.full("TRIPLINE_DEAD")),
                "I3");
    }

    private static Mutant joinClearedFirst() {
        return of(
                "a join forgets before its firing is stored",
                new Patch(
                        "runtime/flow/Joins.java",
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
                List.of(Wish.point(Points.ACTIONS), Wish.point(Points.ACTIONS)),
                "I4",
                "I5");
    }

    private static Mutant answerBeforeStored() {
        return of(
                "200 is said before the event is stored",
                new Patch(
                        "runtime/flow/Ingress.java",
                        "channel.sendMessageAndForget(",
                        "answer.complete(new Receipt(event.id(), 0, false));\nchannel.sendMessageAndForget("),
                List.of(Wish.full("default"), Wish.of(FaultKind.KILL_NATS)),
                "I1");
    }

    private static Mutant refusalTriedAgain() {
        return of(
                "what is refused for good is tried again",
                new Patch(
                        "trigger/host/Verdicts.java",
                        "new Next.Bury(\"rejected: \" + rejected.detail())",
                        "again(rejected.detail(), Optional.empty(), number, plan)"),
                List.of(),
                "I3b");
    }

    private static Mutant fewDeliveries() {
        return of(
                "a message is delivered at most five times",
                new Patch(
                        "bus/channel/Consumption.java",
                        ".ackWait(settings.ackWait())",
                        ".ackWait(settings.ackWait()).maxDeliver(5)"),
                List.of(Wish.of(FaultKind.TARGET_FAILS), Wish.of(FaultKind.TARGET_FAILS), Wish.full("TRIPLINE_LEDGER")),
                "I12",
                "I3",
                "I2");
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
                        "runtime/flow/Joins.java",
                        "Publication.revision(subject, JoinJson.encode(next), revision)",
                        "Publication.of(subject, \"\", JoinJson.encode(next))")),
                List.of(Wish.of(FaultKind.FREEZE_TRIPLINE)),
                2,
                Set.of("I6j", "I3", "I6"));
    }
}
