package dev.tripline.sensor;

import dev.tripline.manifest.Node;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.sensor.filter.spec.FiltersSpec;
import dev.tripline.sensor.filter.spec.LogicalOperator;
import dev.tripline.sensor.transform.TransformSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;

/** A Sensor's {@code spec} (sensor specification 1.1). Triggers belong to the back door and stay raw here. */
@RegisterForReflection
record SensorSpec(
        List<Dependency> dependencies,
        List<Node.Obj> triggers,
        Optional<Node> template,
        boolean errorOnFailedRound,
        String eventBusName,
        int replicas,
        int revisionHistoryLimit,
        Optional<Node> loggingFields) {

    SensorSpec {
        new Complaints()
                .when(dependencies.isEmpty(), "dependencies", "no event dependencies found")
                .when(triggers.isEmpty(), "triggers", "no triggers found")
                .throwIfAny();
    }

    /** One event that the sensor listens to. */
    @RegisterForReflection
    record Dependency(
            String name,
            String eventSourceName,
            String eventName,
            Optional<FiltersSpec> filters,
            LogicalOperator filtersLogicalOperator,
            Optional<TransformSpec> transform) {

        Dependency {
            new Complaints()
                    .when(name.isEmpty(), "name", "event dependency must define a name")
                    .when(
                            eventSourceName.isEmpty(),
                            "eventSourceName",
                            "event dependency must define the EventSource name")
                    .when(eventName.isEmpty(), "eventName", "event dependency must define the event name")
                    .throwIfAny();
        }
    }
}
