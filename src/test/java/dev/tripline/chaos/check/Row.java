package dev.tripline.chaos.check;

import java.util.ArrayList;
import java.util.List;

/** One invariant: how much was looked at, and what broke it. */
public final class Row {
    private final String id;
    private final String what;
    private final List<String> violations = new ArrayList<>();
    private long checked;

    Row(String id, String what) {
        this.id = id;
        this.what = what;
    }

    /** Looks at one thing. */
    void check(boolean holds, String violation, Object... arguments) {
        checked++;
        if (!holds) {
            violations.add(violation.formatted(arguments));
        }
    }

    public String id() {
        return id;
    }

    public List<String> violations() {
        return violations;
    }

    public boolean holds() {
        return violations.isEmpty();
    }

    @Override
    public String toString() {
        return "%-4s %-78s %8d %10s".formatted(id, what, checked, holds() ? "0" : violations.size() + " !");
    }
}
