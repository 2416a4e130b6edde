package dev.tripline.language.path;

/** What a path found (gjson.Result). Immutable. */
public final class PathValue {
    /** The JSON type, guessed by the first letter of the text. */
    public enum Type {
        NULL,
        FALSE,
        NUMBER,
        STRING,
        TRUE,
        JSON
    }

    /** Nothing was found. */
    public static final PathValue MISSING = new PathValue(Type.NULL, "");

    private final Type type;
    private final String raw;

    PathValue(Type type, String raw) {
        this.type = type;
        this.raw = raw;
    }

    public Type type() {
        return type;
    }

    public boolean exists() {
        return type != Type.NULL || !raw.isEmpty();
    }

    /** The JSON text as it stands in the document; empty when missing. */
    public String raw() {
        return raw;
    }

    /** The string form (sensor specification 2.2). */
    public String string() {
        throw new UnsupportedOperationException();
    }

    public double number() {
        throw new UnsupportedOperationException();
    }

    public boolean bool() {
        throw new UnsupportedOperationException();
    }
}
