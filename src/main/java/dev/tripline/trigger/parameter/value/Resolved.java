package dev.tripline.trigger.parameter.value;

import dev.tripline.language.path.PathValue;

/**
 * A parameter's value.
 *
 * @param type its JSON type; a default value, a template's output and a whole event are strings
 * @param text the string form, or the JSON text of an object, an array or null
 */
public record Resolved(PathValue.Type type, String text) {
    static Resolved string(String text) {
        return new Resolved(PathValue.Type.STRING, text);
    }

    /** Whether the text is also JSON of that type. */
    public boolean isTyped() {
        return type != PathValue.Type.STRING;
    }
}
