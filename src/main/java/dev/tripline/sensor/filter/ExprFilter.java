package dev.tripline.sensor.filter;

import dev.tripline.event.decision.Check;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.Program;
import dev.tripline.language.World;
import dev.tripline.language.govaluate.Govaluate;
import dev.tripline.language.path.Json;
import dev.tripline.language.path.Path;
import dev.tripline.language.path.PathValue;
import dev.tripline.sensor.filter.spec.LogicalOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One expr filter, compiled: an expression over names that stand for places of the body (sensor specification 2.4). */
final class ExprFilter implements FilterItems.Item {
    private record Field(String name, Path path, boolean hidden) {}

    private final String name;
    private final String text;
    private final List<Field> fields;
    private final Program<Govaluate> program;
    private final boolean passesWithoutFields;

    private ExprFilter(
            String name, String text, List<Field> fields, Program<Govaluate> program, boolean passesWithoutFields) {
        this.name = name;
        this.text = text;
        this.fields = fields;
        this.program = program;
        this.passesWithoutFields = passesWithoutFields;
    }

    /**
     * @param fields paths by name, in order
     * @param operator of the list this belongs to: without fields the expression is not looked at, which counts as true
     *     unless it is OR
     */
    static ExprFilter compile(String name, String expr, Map<String, String> fields, LogicalOperator operator) {
        List<Field> bound = new ArrayList<>();
        fields.forEach((variable, path) -> bound.add(
                new Field(variable, Path.compile(path), Shown.isSecretive(path) || Shown.isSecretive(variable))));
        return new ExprFilter(
                name, expr, List.copyOf(bound), Program.of(expr, Govaluate::compile), operator != LogicalOperator.OR);
    }

    @Override
    public Check check(Json json, World world) {
        if (fields.isEmpty()) {
            return check(passesWithoutFields ? Check.Result.PASSED : Check.Result.REJECTED, "no fields");
        }
        Map<String, @Nullable Object> parameters = new HashMap<>();
        StringBuilder seen = new StringBuilder();
        try {
            for (Field field : fields) {
                PathValue value = field.path().in(json);
                if (!value.exists()) {
                    return check(Check.Result.FAILED, "path '" + field.path().source() + "' does not exist");
                }
                parameters.put(field.name(), value.value());
                seen.append(seen.isEmpty() ? "" : ", ")
                        .append(field.name())
                        .append(" = ")
                        .append(Shown.value(value, field.hidden()));
            }
            boolean holds = evaluate(parameters);
            return check(holds ? Check.Result.PASSED : Check.Result.REJECTED, seen.toString());
        } catch (EvaluationFailure e) {
            return check(Check.Result.FAILED, e.reason());
        }
    }

    /** Only a boolean true is true; other results are false, not errors. */
    private boolean evaluate(Map<String, @Nullable Object> parameters) throws EvaluationFailure {
        return Boolean.TRUE.equals(program.get().evaluate(parameters));
    }

    @Override
    public Check skipped() {
        return check(Check.Result.NOT_EVALUATED, "");
    }

    private Check check(Check.Result result, String actual) {
        return new Check(name, Shown.shortened(text), "true", result, actual);
    }
}
