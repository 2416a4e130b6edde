package dev.tripline.language.script.run;

import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import org.jspecify.annotations.Nullable;

/** Reading and writing members, with {@code __index} and {@code __newindex}. */
final class Indexes {
    private static final int LONGEST_CHAIN = 100;

    private final Machine machine;

    Indexes(Machine machine) {
        this.machine = machine;
    }

    @Nullable
    Object get(@Nullable Object object, @Nullable Object key) {
        Object current = object;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            if (current instanceof LuaTable table) {
                Object value = table.get(key);
                if (value != null || table.metatable() == null) {
                    return value;
                }
            }
            Object meta = machine.meta(current, "__index");
            if (meta == null) {
                if (current instanceof LuaTable) {
                    return null;
                }
                throw noTable(current, key);
            }
            if (meta instanceof LuaFunction) {
                return machine.callForOne(meta, current, key);
            }
            current = meta;
            machine.budget().step();
        }
        throw machine.error("too many recursions in gettable");
    }

    void set(@Nullable Object object, @Nullable Object key, @Nullable Object value) {
        Object current = object;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            LuaTable table = current instanceof LuaTable it ? it : null;
            if (table != null && (table.metatable() == null || table.get(key) != null)) {
                raw(table, key, value);
                return;
            }
            Object meta = machine.meta(current, "__newindex");
            if (meta == null) {
                if (table == null) {
                    throw noTable(current, key);
                }
                raw(table, key, value);
                return;
            }
            if (meta instanceof LuaFunction) {
                machine.call(meta, current, key, value);
                return;
            }
            current = meta;
            machine.budget().step();
        }
        throw machine.error("too many recursions in settable");
    }

    /** Without metamethods. */
    void raw(LuaTable table, @Nullable Object key, @Nullable Object value) {
        if (key == null) {
            throw machine.error("table index is nil");
        }
        if (key instanceof Double number && number.isNaN()) {
            throw machine.error("table index is NaN");
        }
        table.set(key, value);
    }

    private LuaError noTable(@Nullable Object object, @Nullable Object key) {
        String name = LuaType.text(key);
        String shown = name.length() > 60 ? name.substring(0, 60) + "..." : name;
        return machine.error(
                "attempt to index a non-table object(" + LuaType.name(object) + ") with key '" + shown + "'");
    }
}
