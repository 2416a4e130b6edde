package dev.tripline.sensor.filter;

import dev.tripline.event.Event;
import dev.tripline.event.decision.Check;
import dev.tripline.language.World;
import dev.tripline.language.path.Json;
import dev.tripline.sensor.filter.spec.DataSpec;
import dev.tripline.sensor.filter.spec.ExprSpec;
import dev.tripline.sensor.filter.spec.FiltersSpec;
import dev.tripline.sensor.filter.spec.LogicalOperator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The compiled filters of one dependency, in the order exprs, data, context, time, script, combined as sensor specification 2.1
 * says. Immutable, thread-safe. What cannot be compiled is an error with every event that it is asked about.
 */
public final class Filters {
    private static final Filters NONE = new Filters(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** A rejection, not an error, as in Argo Events; the check tells people why. */
    private static final Check NOTHING_TO_SAY_YES = new Check(
            "filters",
            "filtersLogicalOperator: or",
            "one filter that passes",
            Check.Result.REJECTED,
            "no filter is given");

    private final Optional<FilterItems> exprs;
    private final Optional<FilterItems> data;
    private final Optional<ContextFilter> context;
    private final Optional<TimeFilter> time;
    private final Optional<ScriptFilter> script;
    private final boolean any;

    Filters(
            Optional<FilterItems> exprs,
            Optional<FilterItems> data,
            Optional<ContextFilter> context,
            Optional<TimeFilter> time,
            Optional<ScriptFilter> script,
            boolean any) {
        this.exprs = exprs;
        this.data = data;
        this.context = context;
        this.time = time;
        this.script = script;
        this.any = any;
    }

    /** Without the section {@code filters} every event passes. */
    public static Filters none() {
        return NONE;
    }

    public static Filters compile(FiltersSpec spec, LogicalOperator operator) {
        return new Filters(
                exprs(spec.exprs(), spec.exprLogicalOperator()),
                data(spec.data(), spec.dataLogicalOperator()),
                spec.context().map(context -> new ContextFilter(context.wanted())),
                spec.time().map(time -> new TimeFilter(time.start(), time.stop(), time.timezone())),
                spec.script().text().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ScriptFilter(spec.script().text())),
                operator == LogicalOperator.OR);
    }

    private static Optional<FilterItems> exprs(List<ExprSpec> specs, LogicalOperator operator) {
        List<ExprFilter> filters = new ArrayList<>();
        for (ExprSpec spec : specs) {
            Map<String, String> fields = new LinkedHashMap<>();
            spec.fields().forEach(field -> fields.put(field.name(), field.path()));
            filters.add(ExprFilter.compile("exprs[" + filters.size() + "]", spec.expr(), fields, operator));
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(new FilterItems("expr", filters, operator));
    }

    private static Optional<FilterItems> data(List<DataSpec> specs, LogicalOperator operator) {
        List<DataFilter> filters = new ArrayList<>();
        for (DataSpec one : specs) {
            String name = "data[" + filters.size() + "]";
            filters.add(
                    DataFilter.compile(name, one.path(), one.type(), one.value(), one.comparator(), one.template()));
        }
        return filters.isEmpty() ? Optional.empty() : Optional.of(new FilterItems("data", filters, operator));
    }

    /**
     * @param json the body's one parse, shared by everybody who looks at this event
     */
    public FilterOutcome evaluate(Event event, Json json, World world) {
        return new Evaluation(event, json, world).run();
    }

    /** One event on its way through the kinds of filters. */
    private final class Evaluation {
        private final Event event;
        private final Json json;
        private final World world;
        private final List<Check> checks = new ArrayList<>();
        private final List<String> errors = new ArrayList<>();
        private boolean all = true;
        private boolean some;

        Evaluation(Event event, Json json, World world) {
            this.event = event;
            this.json = json;
            this.world = world;
        }

        FilterOutcome run() {
            Optional<String> excess = looksAtBody() ? json.excess() : Optional.empty();
            if (excess.isPresent()) {
                return new FilterOutcome(false, "the event's data is beyond the limits: " + excess.get(), List.of());
            }
            exprs.ifPresent(items -> count(body(items)));
            data.ifPresent(items -> {
                if (isDecided()) {
                    checks.addAll(items.skipped());
                } else {
                    count(body(items));
                }
            });
            context.ifPresent(filter -> count(isDecided() ? filter.skipped() : filter.check(event)));
            time.ifPresent(filter -> count(isDecided() ? filter.skipped() : filter.check(event)));
            script.ifPresent(filter -> count(isDecided() ? filter.skipped() : script(filter)));
            if (any && checks.isEmpty() && !some) {
                checks.add(NOTHING_TO_SAY_YES);
            }
            boolean passed = errors.isEmpty() && (any ? some : all);
            return new FilterOutcome(passed, String.join(" / ", errors), checks);
        }

        private boolean looksAtBody() {
            return event.body().isPresent() && (exprs.isPresent() || data.isPresent() || script.isPresent());
        }

        /** Under "and" an error ends the evaluation; under "or" the errors are gathered. */
        private boolean isDecided() {
            return !any && !errors.isEmpty();
        }

        private FilterOutcome body(FilterItems items) {
            return event.body().isPresent() ? items.evaluate(json, world) : FilterOutcome.PASSED;
        }

        private Check script(ScriptFilter filter) {
            return event.body().isPresent() ? filter.check(json, world) : filter.absent();
        }

        private void count(FilterOutcome outcome) {
            checks.addAll(outcome.checks());
            count(outcome.passed(), outcome.error());
        }

        private void count(Check check) {
            checks.add(check);
            if (check.result() != Check.Result.NOT_EVALUATED) {
                count(
                        check.result() == Check.Result.PASSED,
                        check.result() == Check.Result.FAILED ? check.actual() : "");
            }
        }

        private void count(boolean passed, String error) {
            all &= passed;
            some |= passed;
            if (!error.isEmpty()) {
                errors.add(error);
            }
        }
    }
}
