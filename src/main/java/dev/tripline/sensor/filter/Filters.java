package dev.tripline.sensor.filter;

import dev.tripline.event.Body;
import dev.tripline.event.decision.Check;
import dev.tripline.language.path.Json;
import java.util.List;
import java.util.Optional;

/** The compiled filters of one dependency, combined as sensor specification 2.1 says. Immutable, thread-safe. */
public final class Filters {
    private static final Filters NONE = new Filters(Optional.empty(), false);

    /** A rejection, not an error, as in Argo Events; the check tells people why. */
    private static final FilterOutcome REFUSED = new FilterOutcome(
            false,
            "",
            List.of(new Check(
                    "filters",
                    "filtersLogicalOperator: or",
                    "one filter that passes",
                    Check.Result.REJECTED,
                    "no filter is given")));

    private final Optional<DataFilters> data;
    private final boolean refuses;

    private Filters(Optional<DataFilters> data, boolean refuses) {
        this.data = data;
        this.refuses = refuses;
    }

    /** Without the section {@code filters} every event passes. */
    public static Filters none() {
        return NONE;
    }

    /**
     * @param operator {@code and}, {@code or} or empty
     */
    public static Filters compile(FiltersSpec spec, String operator) {
        boolean none = spec.data().isEmpty();
        // Under "or" an empty section passes nothing: no kind of filter is there to say yes.
        return new Filters(
                none ? Optional.empty() : Optional.of(DataFilters.compile(spec.data(), spec.dataLogicalOperator())),
                none && operator.equals("or"));
    }

    /**
     * @param json the body's one parse, shared by everybody who looks at this event
     */
    public FilterOutcome evaluate(Body body, Json json) {
        if (refuses) {
            return REFUSED;
        }
        return data.map(filters -> filters.evaluate(body, json)).orElse(FilterOutcome.PASSED);
    }
}
