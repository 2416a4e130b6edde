package dev.tripline.sensor.filter;

import dev.tripline.event.Body;
import dev.tripline.event.decision.Check;
import dev.tripline.language.path.Json;
import java.util.ArrayList;
import java.util.List;

/** The data filters of one dependency, in order (sensor specification 2.2). */
final class DataFilters {
    private final List<DataFilter> filters;
    private final boolean any;

    private DataFilters(List<DataFilter> filters, boolean any) {
        this.filters = filters;
        this.any = any;
    }

    static DataFilters compile(List<FiltersSpec.Data> specs, String operator) {
        List<DataFilter> filters = new ArrayList<>();
        for (FiltersSpec.Data spec : specs) {
            filters.add(DataFilter.compile("data[" + filters.size() + "]", spec));
        }
        return new DataFilters(List.copyOf(filters), operator.equals("or"));
    }

    FilterOutcome evaluate(Body body, Json json) {
        if (!body.isPresent()) {
            return FilterOutcome.PASSED;
        }
        List<Check> checks = new ArrayList<>(filters.size());
        if (!json.isValid()) {
            skipFrom(0, checks);
            return new FilterOutcome(false, "data filter error (event data not valid JSON)", checks);
        }
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            Check check = filters.get(i).check(json);
            checks.add(check);
            boolean passed = check.result() == Check.Result.PASSED;
            if (check.result() == Check.Result.FAILED) {
                errors.add(check.actual());
            }
            if (passed == any) {
                // and: the first that is not true decides; or: the first that is true does, whatever failed before.
                skipFrom(i + 1, checks);
                String error = passed || errors.isEmpty() ? "" : "data filter error (" + errors.getFirst() + ")";
                return new FilterOutcome(passed, error, checks);
            }
        }
        String error = errors.isEmpty() ? "" : "data filter errors [" + String.join(" / ", errors) + "]";
        return new FilterOutcome(!any, error, checks);
    }

    private void skipFrom(int index, List<Check> checks) {
        for (DataFilter filter : filters.subList(index, filters.size())) {
            checks.add(filter.skipped());
        }
    }
}
