package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * What all filters of a dependency said together.
 *
 * @param error empty when there was none; an error always discards the event
 */
public record FilterOutcome(boolean passed, String error, List<Check> checks) {
    static final FilterOutcome PASSED = new FilterOutcome(true, "", List.of());

    public FilterOutcome {
        checks = List.copyOf(checks);
    }

    /** With a check that came before all others. */
    public FilterOutcome after(Check check) {
        List<Check> all = new ArrayList<>();
        all.add(check);
        all.addAll(checks);
        return new FilterOutcome(passed, error, all);
    }

    /** For an event that never came as far as its filters. */
    public static FilterOutcome error(String error, Check check) {
        return new FilterOutcome(false, error, List.of(check));
    }
}
