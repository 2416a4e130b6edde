package dev.tripline.trigger.parameter;

import dev.tripline.language.path.Json;
import dev.tripline.language.path.JsonEdit;
import dev.tripline.language.path.PathException;
import dev.tripline.language.path.PathValue;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.parameter.value.Resolved;
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
            Optional<Resolved> value = parameter.resolve(view);
            if (value.isPresent()) {
                edited = apply(parameter, value.get(), edited);
            }
        }
        return edited;
    }

    private static String apply(Parameter parameter, Resolved value, String json) throws RenderFailure {
        String dest = parameter.dest().text();
        Operation operation = Operation.of(parameter.operation())
                .orElseThrow(
                        () -> new RenderFailure("unsupported trigger parameter operation: " + parameter.operation()));
        try {
            if (operation != Operation.OVERWRITE) {
                PathValue current = parameter.dest().in(Json.of(json));
                if (current.exists()) {
                    String joined = operation == Operation.APPEND
                            ? current.string() + value.text()
                            : value.text() + current.string();
                    return JsonEdit.set(json, dest, joined);
                }
            }
            return put(json, parameter, value);
        } catch (PathException e) {
            throw refused(dest, e);
        }
    }

    static String put(String json, Parameter parameter, Resolved value) throws PathException {
        return parameter.keepsType(value)
                ? JsonEdit.setRaw(json, parameter.dest().text(), value.text())
                : JsonEdit.set(json, parameter.dest().text(), value.text());
    }

    static RenderFailure refused(String dest, PathException e) {
        return new RenderFailure("cannot put a value at '" + dest + "': " + e.getMessage());
    }
}
