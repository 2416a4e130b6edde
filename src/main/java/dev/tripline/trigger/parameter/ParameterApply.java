package dev.tripline.trigger.parameter;

import dev.tripline.language.path.Json;
import dev.tripline.language.path.JsonEdit;
import dev.tripline.language.path.PathException;
import dev.tripline.language.path.PathValue;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import java.util.List;
import java.util.Optional;

/** Edits JSON text with values of a firing (sensor specification 5.4). Pure and stateless. */
public final class ParameterApply {
    private ParameterApply() {}

    /**
     * The text after all parameters, each seeing what the earlier ones did. Untouched parts keep their formatting.
     *
     * @throws RenderFailure when a value is missing or cannot be put at its destination
     */
    public static String apply(List<Parameter> parameters, String json, FiringView view) throws RenderFailure {
        String edited = json;
        for (Parameter parameter : parameters) {
            Optional<Resolved> value = ParameterResolver.resolve(parameter.src(), view);
            if (value.isPresent()) {
                edited = apply(parameter, value.get(), edited);
            }
        }
        return edited;
    }

    private static String apply(Parameter parameter, Resolved value, String json) throws RenderFailure {
        String dest = parameter.dest().text();
        try {
            if (parameter.operation() != Operation.OVERWRITE) {
                PathValue current = parameter.dest().in(Json.of(json));
                if (current.exists()) {
                    String joined = parameter.operation() == Operation.APPEND
                            ? current.string() + value.text()
                            : value.text() + current.string();
                    return JsonEdit.set(json, dest, joined);
                }
            }
            return value.raw(parameter.src())
                    ? JsonEdit.setRaw(json, dest, value.text())
                    : JsonEdit.set(json, dest, value.text());
        } catch (PathException e) {
            throw refused(dest, e);
        }
    }

    static RenderFailure refused(String dest, PathException e) {
        return new RenderFailure("cannot put a value at '" + dest + "': " + e.getMessage());
    }
}
