package dev.tripline.sensor.filter;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A dependency's {@code filters} (sensor specification 1.2). */
@RegisterForReflection
public record FiltersSpec(
        Optional<Node> time,
        Optional<Node> context,
        List<Data> data,
        Optional<Node> exprs,
        String dataLogicalOperator,
        String exprLogicalOperator,
        String script) {

    private static final String NOT_YET = " filters are not supported yet: only data filters are";

    public FiltersSpec {
        new Complaints()
                .when(time.isPresent(), "time", "time" + NOT_YET)
                .when(context.isPresent(), "context", "context" + NOT_YET)
                .when(exprs.isPresent(), "exprs", "exprs" + NOT_YET)
                .when(!script.isEmpty(), "script", "script" + NOT_YET)
                .when(
                        !isOperator(dataLogicalOperator),
                        "dataLogicalOperator",
                        "logical operator \"" + dataLogicalOperator + "\" is not supported: want and, or")
                .when(
                        !isOperator(exprLogicalOperator),
                        "exprLogicalOperator",
                        "logical operator \"" + exprLogicalOperator + "\" is not supported: want and, or")
                .throwIfAny();
    }

    /** Lower case only; empty means {@code and}. */
    public static boolean isOperator(String text) {
        return text.isEmpty() || text.equals("and") || text.equals("or");
    }

    /** One data filter. */
    @RegisterForReflection
    public record Data(String path, String type, List<String> value, String comparator, String template) {
        private static final Set<String> COMPARATORS = Set.of("", ">=", ">", "=", "!=", "<", "<=");

        public Data {
            new Complaints()
                    .when(path.isEmpty(), "path", "a data filter needs a path")
                    .when(type.isEmpty(), "type", "a data filter needs a type: bool, number or string")
                    .when(value.isEmpty(), "value", "a data filter needs at least one value")
                    .when(value.contains(""), "value", "a data filter cannot compare with an empty value")
                    .when(
                            !COMPARATORS.contains(comparator),
                            "comparator",
                            "comparator \"" + comparator + "\" is not supported: want >=, >, =, !=, < or <=")
                    .when(!template.isEmpty(), "template", "templates in data filters are not supported yet")
                    .throwIfAny();
        }
    }
}
