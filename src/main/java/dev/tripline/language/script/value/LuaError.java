package dev.tripline.language.script.value;

import org.jspecify.annotations.Nullable;

/** An error of the script, which {@code pcall} catches. Its value is any Lua value; texts carry their line already. */
public final class LuaError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Object value;

    public LuaError(@Nullable Object value) {
        super("a Lua error", null, false, false);
        this.value = value;
    }

    public @Nullable Object value() {
        return value;
    }

    /** For people: the text, or what kind of value was thrown. */
    public String reason() {
        return value instanceof String || value instanceof Double
                ? LuaType.text(value)
                : "error object is a " + LuaType.name(value) + " value";
    }
}
