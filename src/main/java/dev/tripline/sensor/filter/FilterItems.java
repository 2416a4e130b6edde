package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.filter.spec.LogicalOperator;
import java.util.ArrayList;
import java.util.List;

/** The data or the expr filters of one dependency, in order (sensor specification 2.2, 2.4). */
final class FilterItems {
    /** One filter of a list, compiled. */
    interface Item {
        /** A failed check's {@code actual} is the error. */
        Check check(Json json, World world);

        /** For the record, when an earlier one has decided. */
        Check skipped();
    }

    private final String word;
    private final List<? extends Item> items;
    private final boolean any;

    /**
     * @param word what error messages call them: {@code data} or {@code expr}
     */
    FilterItems(String word, List<? extends Item> items, LogicalOperator operator) {
        this.word = word;
        this.items = List.copyOf(items);
        this.any = operator == LogicalOperator.OR;
    }

    /**
     * @param json a body that is there; it need not be JSON
     */
    FilterOutcome evaluate(Json json, World world) {
        List<Check> checks = new ArrayList<>(items.size());
        if (!json.isValid()) {
            skipFrom(0, checks);
            return new FilterOutcome(false, word + " filter error (event data not valid JSON)", checks);
        }
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Check check = items.get(i).check(json, world);
            checks.add(check);
            boolean passed = check.result() == Check.Result.PASSED;
            if (check.result() == Check.Result.FAILED) {
                errors.add(check.actual());
            }
            if (passed == any) {
                // and: the first that is not true decides; or: the first that is true does, whatever failed before.
                skipFrom(i + 1, checks);
                String error = passed || errors.isEmpty() ? "" : word + " filter error (" + errors.getFirst() + ")";
                return new FilterOutcome(passed, error, checks);
            }
        }
        String error = errors.isEmpty() ? "" : word + " filter errors [" + String.join(" / ", errors) + "]";
        return new FilterOutcome(!any, error, checks);
    }

    List<Check> skipped() {
        return items.stream().map(Item::skipped).toList();
    }

    private void skipFrom(int index, List<Check> checks) {
        for (Item item : items.subList(index, items.size())) {
            checks.add(item.skipped());
        }
    }
}
