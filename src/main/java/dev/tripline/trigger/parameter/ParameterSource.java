package dev.tripline.trigger.parameter;

import dev.tripline.manifest.binding.Complaints;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * Where a parameter's value comes from (sensor specification 5.2): a place in a dependency's event, or a fixed value.
 *
 * @param contextKey a path in the event's attributes; without effect when there is a data key
 * @param dataKey a path in the event's body
 * @param value used when nothing else gives one
 * @param useRawData keep the JSON type instead of turning the value into a string
 */
@RegisterForReflection
public record ParameterSource(
        String dependencyName,
        KeyPath contextKey,
        String contextTemplate,
        KeyPath dataKey,
        String dataTemplate,
        Optional<String> value,
        boolean useRawData) {
    private static final String NO_TEMPLATES = " is not supported yet: read a value with contextKey or dataKey instead";

    public ParameterSource {
        new Complaints()
                .when(
                        dependencyName.isEmpty(),
                        "dependencyName",
                        "parameter dependency name can't be empty: a parameter needs src.dependencyName")
                .when(!contextTemplate.isEmpty(), "contextTemplate", "contextTemplate" + NO_TEMPLATES)
                .when(!dataTemplate.isEmpty(), "dataTemplate", "dataTemplate" + NO_TEMPLATES)
                .throwIfAny();
    }

    /** A value of the event's body, for code that makes parameters itself. */
    public static ParameterSource ofData(String dependencyName, String dataKey) {
        return new ParameterSource(
                dependencyName, KeyPath.of(""), "", KeyPath.of(dataKey), "", Optional.empty(), false);
    }

    boolean selectsNothing() {
        return contextKey.isEmpty() && dataKey.isEmpty();
    }
}
