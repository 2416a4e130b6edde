package dev.tripline.language.path;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.json.GoJson;
import dev.tripline.language.path.text.Slice;
import org.jspecify.annotations.Nullable;

/** What a path found (gjson.Result). Immutable, safe for any thread. Holds on to the document's text. */
public final class PathValue {
    /** The JSON type, guessed by the first letter of the text as gjson does. */
    public enum Type {
        NULL,
        FALSE,
        NUMBER,
        STRING,
        TRUE,
        JSON
    }

    /** Nothing was found. */
    public static final PathValue MISSING = new PathValue(Slice.MISSING);

    private final Slice slice;

    private PathValue(Slice slice) {
        this.slice = slice;
    }

    static PathValue of(Slice slice) {
        return slice.exists() ? new PathValue(slice) : MISSING;
    }

    /** A JSON string of this text, as if a path had found it. */
    public static PathValue ofText(String text) {
        try {
            return new PathValue(Slice.parse(GoJson.encodePlain(text)));
        } catch (EvaluationFailure e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The value as gjson's Value reads it (null, Boolean, Double, String, List, Map); null when missing too.
     *
     * @throws EvaluationFailure when an object or array is not JSON or beyond a bound
     */
    public @Nullable Object value() throws EvaluationFailure {
        return switch (slice.kind()) {
            case NULL -> null;
            case FALSE -> Boolean.FALSE;
            case TRUE -> Boolean.TRUE;
            case NUMBER -> number();
            case STRING -> string();
            case JSON -> GoJson.decode(raw());
        };
    }

    public Type type() {
        return switch (slice.kind()) {
            case NULL -> Type.NULL;
            case FALSE -> Type.FALSE;
            case NUMBER -> Type.NUMBER;
            case STRING -> Type.STRING;
            case TRUE -> Type.TRUE;
            case JSON -> Type.JSON;
        };
    }

    /** A JSON null exists. */
    public boolean exists() {
        return slice.exists();
    }

    /** The JSON text as it stands in the document; empty when missing. */
    public String raw() {
        return slice.raw();
    }

    /**
     * The string form (sensor specification 2.2): a string's text, an integer's digits, another number shortest without
     * exponent, nothing for null, the raw text of objects and arrays.
     */
    public String string() {
        return slice.string();
    }

    /** Result.Float: true is 1, strings are parsed, what is no number is 0. */
    public double number() {
        return slice.number();
    }

    /** Result.Bool: a number is true unless 0, a string when it says 1, t or true in any case; else false. */
    public boolean bool() {
        return slice.bool();
    }

    /** The type and size only: events may hold secrets, so they never print themselves. */
    @Override
    public String toString() {
        return type() + " of " + slice.length() + " characters";
    }
}
