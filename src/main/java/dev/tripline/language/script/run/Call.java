package dev.tripline.language.script.run;

import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaNumber;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import org.jspecify.annotations.Nullable;

/**
 * A call of a library function: its arguments, counted from 1, read as gopher-lua reads them.
 *
 * @param written whether the script itself calls it, and not another library function
 */
public record Call(Machine machine, @Nullable Object[] arguments, boolean written) {
    public int count() {
        return arguments.length;
    }

    public Budget budget() {
        return machine.budget();
    }

    /** Nil where there is none. */
    public @Nullable Object get(int n) {
        return n <= arguments.length ? arguments[n - 1] : null;
    }

    /** An argument that must be there, though it may be nil. */
    public @Nullable Object any(int n) {
        if (n > arguments.length) {
            throw bad(n, "value expected");
        }
        return arguments[n - 1];
    }

    public double number(int n) {
        Object value = get(n);
        Double number = value instanceof String text ? LuaNumber.parse(text) : value instanceof Double it ? it : null;
        if (number == null) {
            throw wrongType(n, "number");
        }
        return number;
    }

    public long whole(int n) {
        if (get(n) instanceof Double number) {
            return LuaNumber.whole(number);
        }
        throw wrongType(n, "number");
    }

    public int index(int n) {
        whole(n);
        return get(n) instanceof Double number ? LuaNumber.index(number) : 0;
    }

    public int index(int n, int otherwise) {
        return get(n) == null ? otherwise : index(n);
    }

    public String text(int n) {
        Object value = get(n);
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number) {
            return LuaNumber.text(number);
        }
        throw wrongType(n, "string");
    }

    /** Numbers do not count as texts here. */
    public String text(int n, String otherwise) {
        Object value = get(n);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof String text) {
            return text;
        }
        throw wrongType(n, "string");
    }

    public LuaTable table(int n) {
        if (get(n) instanceof LuaTable table) {
            return table;
        }
        throw wrongType(n, "table");
    }

    public LuaFunction function(int n) {
        if (get(n) instanceof LuaFunction function) {
            return function;
        }
        throw wrongType(n, "function");
    }

    public Coroutine thread(int n) {
        if (get(n) instanceof Coroutine thread) {
            return thread;
        }
        throw wrongType(n, "thread");
    }

    public LuaError wrongType(int n, String expected) {
        return bad(n, expected + " expected, got " + LuaType.name(get(n)));
    }

    public LuaError bad(int n, String why) {
        return machine.error(
                "bad argument #" + n + " to " + (written ? machine.callName() : "(anonymous)") + " (" + why + ")");
    }

    public static @Nullable Object[] result(@Nullable Object... values) {
        return values;
    }

    /** A single result. */
    public static @Nullable Object[] one(@Nullable Object value) {
        return new Object[] {value};
    }

    public static @Nullable Object[] one(double value) {
        return new Object[] {value};
    }
}
