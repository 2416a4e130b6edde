package dev.tripline.sensor.filter.spec;

import dev.tripline.language.govaluate.Govaluate;
import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/** One expr filter. */
@RegisterForReflection
public record ExprSpec(String expr, List<Field> fields) {
    public ExprSpec {
        boolean empty = expr.isEmpty() || fields.isEmpty();
        new Complaints()
                .when(
                        empty,
                        expr.isEmpty() ? "expr" : "fields",
                        "one of expr filters is not valid (expr and fields must be not empty)",
                        "fields give the names in expr their paths: fields: [{name: a, path: body.a}]")
                .addAll(Attempt.complaints("expr", () -> {
                    if (!empty) {
                        Govaluate.compile(expr);
                    }
                }))
                .throwIfAny();
    }

    /** A name in an expression, and where its value stands. */
    @RegisterForReflection
    public record Field(String path, String name) {
        public Field {
            new Complaints()
                    .when(
                            path.isEmpty() || name.isEmpty(),
                            path.isEmpty() ? "path" : "name",
                            "one of expr filters is not valid (path and name in a field must be not empty)",
                            "fields: [{name: a, path: body.a}]")
                    .throwIfAny();
        }
    }
}
