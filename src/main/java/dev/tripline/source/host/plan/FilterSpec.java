package dev.tripline.source.host.plan;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** An event's {@code filter} as written. Argo Events accepts one without an expression, and drops every event then. */
@RegisterForReflection
record FilterSpec(String expression) {
    FilterSpec {
        new Complaints()
                .when(expression.isEmpty(), "expression", "the filter's expression is missing: no event could pass")
                .throwIfAny();
    }
}
