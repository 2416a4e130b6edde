package dev.tripline.language.script.library;

import dev.tripline.language.World;
import dev.tripline.language.script.run.Machine;
import dev.tripline.language.script.run.Native;
import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.LuaTable;
import java.util.Map;

/**
 * Fresh globals for each run: what a script changes in them, the next does not see. Not there: what loads or runs other code
 * ({@code load}, {@code loadstring}, {@code dofile}, {@code require}, {@code module}), {@code io}, {@code debug},
 * {@code package}, and of {@code os} all that touches the system.
 */
public final class Library {
    private static final LuaTable BASE = table(BaseLibrary.FUNCTIONS);
    private static final LuaTable STRING = table(StringLibrary.FUNCTIONS);
    private static final LuaTable TABLE = table(TableLibrary.FUNCTIONS);
    private static final LuaTable MATH = MathLibrary.constants(table(MathLibrary.FUNCTIONS));
    private static final LuaTable OS = table(OsLibrary.FUNCTIONS);
    private static final LuaTable COROUTINE = table(CoroutineLibrary.FUNCTIONS);

    private Library() {}

    private static LuaTable table(Map<String, Native> functions) {
        LuaTable table = new LuaTable(new Budget());
        functions.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> table.set(entry.getKey(), entry.getValue()));
        return table;
    }

    /** A machine with its globals, for one run. */
    public static Machine machine(World world) {
        Budget budget = new Budget();
        LuaTable globals = BASE.copy(budget);
        LuaTable strings = STRING.copy(budget);
        strings.set("__index", strings);
        globals.set("_G", globals);
        globals.set("_VERSION", "Lua 5.1");
        globals.set("_GOPHER_LUA_VERSION", "GopherLua 0.1");
        globals.set("string", strings);
        globals.set("table", TABLE.copy(budget));
        globals.set("math", MATH.copy(budget));
        globals.set("os", OS.copy(budget));
        globals.set("coroutine", COROUTINE.copy(budget));
        Machine machine = new Machine(budget, world, globals);
        machine.textMetatable(strings);
        return machine;
    }
}
