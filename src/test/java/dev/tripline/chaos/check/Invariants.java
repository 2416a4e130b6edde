package dev.tripline.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** Everything that must hold, whatever went wrong. docs/testing-faults.md explains each. */
public final class Invariants {
    private Invariants() {}

    public static List<Row> check(Evidence evidence) {
        List<Row> rows = new ArrayList<>();
        rows.addAll(new Intake(evidence).rows());
        rows.addAll(new Acting(evidence).rows());
        rows.addAll(new Deciding(evidence).rows());
        Row quiet = new Row("I12", "60 s after the last fault nothing is left to do");
        quiet.check(evidence.quiet().isPresent(), "there is still something pending");
        rows.add(quiet);
        return rows;
    }
}
