package dev.tripline.trigger.parameter.value;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * Where a parameter's value comes from (sensor specification 5.2): a place in a dependency's event, or a fixed value. With a
 * selector of the body those of the attributes have no effect.
 *
 * @param contextKey a path in the event's attributes, used where the template gives nothing
 * @param contextTemplate a template over the event's attributes
 * @param dataKey a path in the event's body, used where the template gives nothing
 * @param dataTemplate a template over the event's body
 * @param value used when nothing else gives one
 * @param useRawData keep the JSON type instead of turning the value into a string
 */
@RegisterForReflection
public record ParameterSource(
        String dependencyName,
        KeyPath contextKey,
        ParameterTemplate contextTemplate,
        KeyPath dataKey,
        ParameterTemplate dataTemplate,
        Optional<String> value,
        boolean useRawData) {
    boolean readsData() {
        return !dataKey.isEmpty() || !dataTemplate.isEmpty();
    }

    boolean readsContext() {
        return !contextKey.isEmpty() || !contextTemplate.isEmpty();
    }
}
