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
                .when(
                        dependencies.isEmpty(),
                        "dependencies",
                        "no event dependencies found",
                        "dependencies: [{name: a, eventSourceName: webhook, eventName: example}]")
                .when(
                        triggers.isEmpty(),
                        "triggers",
                        "no triggers found",
                        "triggers: [{template: {name: show, log: {}}}]")
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
                    .when(
                            name.isEmpty(),
                            "name",
                            "event dependency must define a name",
                            "conditions and parameters refer to it")
                    .when(
                            eventSourceName.isEmpty(),
                            "eventSourceName",
                            "event dependency must define the EventSourceName",
                            "metadata.name of the EventSource")
                    .when(
                            eventName.isEmpty(),
                            "eventName",
                            "event dependency must define the EventName",
                            "the key of the event in the EventSource")
                    .throwIfAny();
        }
    }
}
