package dev.tripline.sensor.filter.spec;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/**
 * A dependency's {@code filters} (sensor specification 1.2), refused in Argo Events' words where Argo Events refuses it
 * (1.4); what Argo Events finds out only when an event comes, such as a regular expression that cannot be compiled, is refused
 * too.
 */
@RegisterForReflection
public record FiltersSpec(
        LogicalOperator exprLogicalOperator,
        LogicalOperator dataLogicalOperator,
        List<ExprSpec> exprs,
        List<DataSpec> data,
        Optional<ContextSpec> context,
        Optional<TimeSpec> time,
        Script script) {}
