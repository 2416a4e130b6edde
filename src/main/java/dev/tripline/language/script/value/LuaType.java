package dev.tripline.language.script.value;

import org.jspecify.annotations.Nullable;

/**
 * How Java objects stand for Lua's values: null is nil; {@link Boolean}; {@link Double}; {@link String} with one char for
 * each byte (0 to 255), since Lua's texts are bytes; {@link LuaTable}; {@link LuaFunction}; {@link LuaThread}; anything else
 * is userdata.
 */
public final class LuaType {
    private LuaType() {}

    /** What {@code type} says. */
    public static String name(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean bool -> "boolean";
            case Double number -> "number";
            case String text -> "string";
            case LuaTable table -> "table";
            case LuaFunction function -> "function";
            case LuaThread thread -> "thread";
            default -> "userdata";
        };
    }

    /** What {@code tostring} says without metatables. */
    public static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "nil";
            case Boolean bool -> bool.toString();
            case Double number -> LuaNumber.text(number);
            case String text -> text;
            default -> "%s: 0x%010x".formatted(name(value), System.identityHashCode(value));
        };
    }

    /** Whether a condition takes it as true. */
    public static boolean truth(@Nullable Object value) {
        return value instanceof Boolean bool ? bool : value != null;
    }

    /** Equal without metatables. */
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return !(a instanceof Double number && number.isNaN());
        }
        if (a instanceof Double x && b instanceof Double y) {
            return x.doubleValue() == y.doubleValue();
        }
        return a instanceof String && a.equals(b) || a instanceof Boolean && a.equals(b);
    }
}
