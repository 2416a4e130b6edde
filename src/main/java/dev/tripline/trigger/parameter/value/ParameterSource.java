package dev.tripline.trigger.parameter.value;

import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * Where a parameter's value comes from (sensor specification 5.2): a place in a dependency's event, or a fixed value. With a
 * selector of the body those of the attributes have no effect.
 */
@RegisterForReflection
@Means("Where a parameter's value comes from. With a selector of the body, those of the attributes"
        + " have no effect.")
public record ParameterSource(
        @Means("the dependency whose event is looked at") String dependencyName,

        @Means("a path in the event's attributes, used where the template gives nothing")
        KeyPath contextKey,

        @Means("a Go template over the event's attributes") ParameterTemplate contextTemplate,

        @Means("a path in the event's body, used where the template gives nothing")
        KeyPath dataKey,

        @Means("a Go template over the event's body") ParameterTemplate dataTemplate,

        @Means("what is used when nothing else gives a value")
        Optional<String> value,

        @Means("keep the JSON type, instead of making a string of the value")
        boolean useRawData) {
    boolean readsData() {
        return !dataKey.isEmpty() || !dataTemplate.isEmpty();
    }

    boolean readsContext() {
        return !contextKey.isEmpty() || !contextTemplate.isEmpty();
    }
}
