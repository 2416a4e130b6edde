package dev.tripline.trigger.parameter;

import dev.tripline.language.path.PathValue;

/**
 * A parameter's value.
 *
 * @param type its JSON type; a default value and a whole event are strings
 * @param text the string form, or the JSON text of an object, an array or null
 */
public record Resolved(PathValue.Type type, String text) {
    static Resolved string(String text) {
        return new Resolved(PathValue.Type.STRING, text);
    }

    /** Whether it goes into the document as JSON rather than as a string. */
    boolean raw(ParameterSource source) {
        return source.useRawData() && type != PathValue.Type.STRING;
    }
}
