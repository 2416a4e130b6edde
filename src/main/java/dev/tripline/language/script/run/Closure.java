package dev.tripline.language.script.run;

import dev.tripline.language.script.code.Prototype;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import org.jspecify.annotations.Nullable;

/** A function written in Lua with the variables it shares and its table of globals. */
public final class Closure implements LuaFunction {
    final Prototype prototype;
    final Cell[] upvalues;
    private LuaTable environment;

    Closure(Prototype prototype, Cell[] upvalues, LuaTable environment) {
        this.prototype = prototype;
        this.upvalues = upvalues;
        this.environment = environment;
    }

    public LuaTable environment() {
        return environment;
    }

    public void environment(LuaTable table) {
        environment = table;
    }

    /** A local variable that functions share. */
    static final class Cell {
        @Nullable
        Object value;

        Cell(@Nullable Object value) {
            this.value = value;
        }
    }
}
