package dev.tripline.language.script.library;

import dev.tripline.language.script.run.Call;
import dev.tripline.language.script.run.Closure;
import dev.tripline.language.script.run.Machine;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaNumber;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions without a prefix. */
final class BaseLibrary {
    /** As many values as a call of the library may give. */
    static final int MOST_VALUES = 5000;

    private static final Native.Iteration NEXT = (table, control) -> {
        Object key = table.next(control);
        return key == null ? Call.one(null) : Call.result(key, table.get(key));
    };

    private static final Native.Iteration NEXT_ITEM = (table, control) -> {
        int index = control instanceof Double last ? LuaNumber.index(last) + 1 : 1;
        Object value = table.at(index);
        return value == null ? Native.NOTHING : Call.result((double) index, value);
    };

    static final Map<String, Native> FUNCTIONS = Map.ofEntries(
            Map.entry("assert", BaseLibrary::check),
            Map.entry("collectgarbage", call -> Native.NOTHING),
            Map.entry("error", BaseLibrary::error),
            Map.entry("getfenv", BaseLibrary::environment),
            Map.entry("getmetatable", BaseLibrary::metatable),
            Map.entry("ipairs", call -> Call.result(NEXT_ITEM, call.table(1), 0.0)),
            Map.entry("next", NEXT),
            Map.entry("pairs", call -> Call.result(NEXT, call.table(1), null)),
            Map.entry("pcall", BaseLibrary::protect),
            Map.entry("print", BaseLibrary::print),
            Map.entry("rawequal", call -> Call.one(LuaType.equal(call.any(1), call.any(2)))),
            Map.entry("rawget", call -> Call.one(call.table(1).get(call.any(2)))),
            Map.entry("rawset", BaseLibrary::rawSet),
            Map.entry("select", BaseLibrary::select),
            Map.entry("setfenv", BaseLibrary::setEnvironment),
            Map.entry("setmetatable", BaseLibrary::setMetatable),
            Map.entry("tonumber", BaseLibrary::toNumber),
            Map.entry("tostring", call -> Call.one(call.machine().toText(call.any(1)))),
            Map.entry("type", call -> Call.one(LuaType.name(call.any(1)))),
            Map.entry("unpack", BaseLibrary::unpack),
            Map.entry("xpcall", BaseLibrary::protectWithHandler));

    private BaseLibrary() {}

    private static @Nullable Object[] check(Call call) {
        if (!LuaType.truth(call.get(1))) {
            throw call.machine().error(call.text(2, "assertion failed!"));
        }
        return call.arguments();
    }

    private static @Nullable Object[] error(Call call) {
        Object value = call.any(1);
        int level = call.index(2, 1);
        if (value instanceof String text && level > 0) {
            throw new LuaError(call.machine().where(Math.max(1, level - 1)) + " " + text);
        }
        throw new LuaError(value);
    }

    private static @Nullable Object[] environment(Call call) {
        Closure function = function(call, call.get(1) == null ? (Object) 1.0 : call.get(1));
        return Call.one(function == null ? call.machine().globals() : function.environment());
    }

    private static @Nullable Closure function(Call call, @Nullable Object which) {
        if (which instanceof Double level && level >= 1) {
            return call.machine().caller(LuaNumber.index(level));
        }
        return which instanceof Closure closure ? closure : null;
    }

    private static @Nullable Object[] setEnvironment(Call call) {
        LuaTable table = call.table(2);
        Closure function = function(call, call.get(1));
        if (function == null) {
            throw call.machine().error("cannot change the environment of given object");
        }
        function.environment(table);
        return Call.one(function);
    }

    private static @Nullable Object[] metatable(Call call) {
        Object value = call.any(1);
        if (value instanceof LuaTable table && table.isForeign()) {
            throw new LuaError("runtime error: invalid memory address or nil pointer dereference");
        }
        LuaTable metatable = of(call.machine(), value);
        Object shown = metatable == null ? null : metatable.get("__metatable");
        return Call.one(shown == null ? metatable : shown);
    }

    private static @Nullable LuaTable of(Machine machine, @Nullable Object value) {
        return value instanceof LuaTable table
                ? table.metatable()
                : value instanceof String ? machine.textMetatable() : null;
    }

    private static @Nullable Object[] setMetatable(Call call) {
        Object value = call.get(1);
        Object metatable = call.get(2);
        if (metatable != null && !(metatable instanceof LuaTable)) {
            throw call.wrongType(2, "nil or table");
        }
        LuaTable before = of(call.machine(), value);
        if (before != null && before.get("__metatable") != null) {
            throw call.machine().error("cannot change a protected metatable");
        }
        LuaTable table = metatable instanceof LuaTable it ? it : null;
        switch (value) {
            case LuaTable changed -> changed.metatable(table);
            case String text -> call.machine().textMetatable(table);
            case null, default ->
                throw call.machine().error("cannot set metatable to a " + LuaType.name(value) + " object.");
        }
        return Call.one(value);
    }

    private static @Nullable Object[] protect(Call call) {
        if (!call.machine().isCallable(call.any(1))) {
            return Call.result(false, "attempt to call a " + LuaType.name(call.get(1)) + " value");
        }
        return result(call.machine().attempt(call.get(1), Arrays.copyOfRange(call.arguments(), 1, call.count())));
    }

    static @Nullable Object[] result(Machine.Outcome outcome) {
        @Nullable Object[] values = new Object[outcome.values().length + 1];
        values[0] = outcome.good();
        System.arraycopy(outcome.values(), 0, values, 1, outcome.values().length);
        return values;
    }

    private static @Nullable Object[] protectWithHandler(Call call) {
        LuaFunction function = call.function(1);
        call.function(2);
        Machine.Outcome outcome = call.machine().attempt(function);
        if (outcome.good()) {
            return result(outcome);
        }
        Machine.Outcome handled = call.machine().attempt(call.get(2), outcome.values());
        return Call.result(false, handled.values().length == 0 ? null : handled.values()[0]);
    }

    /** Goes nowhere; what the values say for themselves is still asked. */
    private static @Nullable Object[] print(Call call) {
        for (Object value : call.arguments()) {
            call.machine().toText(value);
        }
        return Native.NOTHING;
    }

    private static @Nullable Object[] rawSet(Call call) {
        call.any(3);
        call.machine().rawSet(call.table(1), call.any(2), call.get(3));
        return Native.NOTHING;
    }

    private static @Nullable Object[] select(Call call) {
        Object which = call.get(1);
        if (which instanceof String text) {
            if (!text.equals("#")) {
                throw call.bad(1, "invalid string '" + text + "'");
            }
            return Call.one((double) call.count() - 1);
        }
        if (!(which instanceof Double)) {
            throw call.wrongType(1, "number or string");
        }
        int index = Math.min(call.index(1), call.count());
        int from = index < 0 ? call.count() + index : index;
        if (from < 1) {
            throw call.bad(1, "index out of range");
        }
        return Arrays.copyOfRange(call.arguments(), from, call.count());
    }

    private static @Nullable Object[] toNumber(Call call) {
        Object value = call.any(1);
        int base = call.index(2, 10);
        if (!(value instanceof String text)) {
            return Call.one(value instanceof Double ? value : null);
        }
        String digits = LuaNumber.trim(text, " \n\t");
        if (digits.indexOf('.') >= 0) {
            return Call.one(LuaNumber.decimal(digits));
        }
        if (call.get(2) == null && digits.toLowerCase(Locale.ROOT).startsWith("0x")) {
            base = 16;
            digits = digits.substring(2);
        }
        Long whole = base < 2 || base > 36 ? null : LuaNumber.integer(digits, base);
        return Call.one(whole == null ? null : (Object) (double) whole);
    }

    private static @Nullable Object[] unpack(Call call) {
        LuaTable table = call.table(1);
        int from = call.index(2, 1);
        int to = call.index(3, table.length());
        long count = (long) to - from + 1;
        if (count > MOST_VALUES) {
            throw call.machine().error("registry overflow");
        }
        @Nullable Object[] values = new Object[(int) Math.max(0, count)];
        call.budget().steps(values.length);
        for (int i = 0; i < values.length; i++) {
            values[i] = table.at(from + i);
        }
        return values;
    }
}
