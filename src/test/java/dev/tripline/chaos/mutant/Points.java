package dev.tripline.chaos.mutant;

import java.util.List;

/**
 * The named points at which a Tripline can be told to die: patches that call a small class, which halts the process when there is a
 * file of the point's name, and deletes it so that nobody else dies there.
 */
public final class Points {
    /** The event is stored, its sender does not know. */
    public static final String STORED = "after-puback-before-200";

    /** The actions are stored, the decision is not. */
    public static final String ACTIONS = "after-actions-before-decision";

    /** The decision is stored, the event not acknowledged. */
    public static final String DECIDED = "after-decision-before-ack";

    /** A join is changed, its firings are no actions yet. */
    public static final String JOINED = "after-join-before-firings";

    /** The effect is there, its record is not. */
    public static final String EFFECT = "after-effect-before-record";

    /** The outcome is recorded, the action not acknowledged. */
    public static final String RECORDED = "after-record-before-ack";

    /** An action that has to wait lies in its lane, and is not acknowledged where it was before. */
    public static final String ASIDE = "after-aside-before-ack";

    public static final List<String> ALL = List.of(STORED, ACTIONS, DECIDED, JOINED, EFFECT, RECORDED, ASIDE);

    /** Lives in a package of the application, since its class loader knows no others. */
    static final String CLASS = "dev/tripline/event/ChaosPoint";

    static final String SOURCE = """
            package dev.tripline.event;

            public final class ChaosPoint {
                private static final String FOLDER = System.getenv("CHAOS_POINTS");

                public static boolean reach(String name) {
                    if (FOLDER != null && new java.io.File(FOLDER, name).delete()) {
                        Runtime.getRuntime().halt(137);
                    }
                    return true;
                }

                public static <T> T reach(String name, T value) {
                    reach(name);
                    return value;
                }
            }
            """;

    private Points() {}

    static List<Patch> patches() {
        return List.of(
                new Patch(
                        "runtime/flow/Ingress.java",
                        "new Receipt(event.id(), ack.getSeqno(), ack.isDuplicate())",
                        at(STORED, "new Receipt(event.id(), ack.getSeqno(), ack.isDuplicate())")),
                new Patch(
                        "ledger/Ledger.java",
                        "Publication.of(Subjects.decision(id), \"decision:\" + id, DecisionJson.encode(decision))",
                        at(
                                ACTIONS,
                                "Publication.of(Subjects.decision(id), \"decision:\" + id, DecisionJson.encode(decision))")),
                new Patch(
                        "runtime/decide/Decider.java",
                        "activities.decided(decision);",
                        "activities.decided(" + at(DECIDED, "decision") + ");"),
                new Patch(
                        "runtime/decide/Joins.java",
                        "Seen seen = new Seen(next, ack.getSeqno(), false);",
                        "boolean on = next.outbox().isEmpty() || dev.tripline.event.ChaosPoint.reach(\"" + JOINED
                                + "\");\nSeen seen = new Seen(next, ack.getSeqno(), false);"),
                new Patch(
                        "ledger/Ledger.java",
                        "Publication.of(Subjects.attempt(action, attempt.number()), \"\", AttemptJson.encode(attempt))",
                        at(
                                EFFECT,
                                "Publication.of(Subjects.attempt(action, attempt.number()), \"\", AttemptJson.encode(attempt))")),
                new Patch(
                        "runtime/act/Conclusion.java",
                        "witness.attempted(record);",
                        "witness.attempted(" + at(RECORDED, "record") + ");"),
                new Patch(
                        "runtime/act/Conclusion.java",
                        "signs.putAside(Signs.lane(arrival.firing()))",
                        "signs.putAside(" + at(ASIDE, "Signs.lane(arrival.firing())") + ")"));
    }

    private static String at(String point, String expression) {
        return "dev.tripline.event.ChaosPoint.reach(\"" + point + "\", " + expression + ")";
    }
}
