package dev.tripline.language.script.run;

import dev.tripline.language.World;
import dev.tripline.language.script.code.Prototype;
import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import org.jspecify.annotations.Nullable;

/** One run of a script: its globals, its threads, its budget. For one Java thread; used once. */
public final class Machine {
    /** Calls within calls of one thread, as in gopher-lua. */
    private static final int DEEPEST = 256;

    private static final int BYTES_OF_A_FRAME = 80;
    private static final int BYTES_OF_A_SLOT = 8;

    private final Budget budget;
    private final World world;
    private final LuaTable globals;
    private final Operators operators = new Operators(this);
    private final Indexes indexes = new Indexes(this);
    private final Interpreter interpreter;
    private final Threads threads;
    private @Nullable LuaTable textMetatable;

    public Machine(Budget budget, World world, LuaTable globals) {
        this.budget = budget;
        this.world = world;
        this.globals = globals;
        this.interpreter = new Interpreter(this);
        this.threads = new Threads(this, interpreter);
    }

    public Budget budget() {
        return budget;
    }

    public World world() {
        return world;
    }

    public LuaTable globals() {
        return globals;
    }

    /** The metatable of all texts. */
    public void textMetatable(@Nullable LuaTable table) {
        textMetatable = table;
    }

    public @Nullable LuaTable textMetatable() {
        return textMetatable;
    }

    Operators operators() {
        return operators;
    }

    Indexes indexes() {
        return indexes;
    }

    public Threads threads() {
        return threads;
    }

    Coroutine running() {
        return threads.running();
    }

    /** The chunk as a function. */
    public Closure load(Prototype chunk) {
        return new Closure(chunk, new Closure.Cell[0], globals);
    }

    /** Calls any value, from Java. */
    public @Nullable Object[] call(@Nullable Object callee, @Nullable Object... arguments) {
        Object[] all = arguments;
        LuaFunction function = callable(callee);
        if (function != callee) {
            all = withSelf(callee, arguments);
        }
        budget.step();
        if (function instanceof Native library) {
            return library(library, all, false);
        }
        threads.nest();
        try {
            enter((Closure) function, all, -1, true);
            return interpreter.run();
        } finally {
            threads.unnest();
        }
    }

    public @Nullable Object callForOne(@Nullable Object callee, @Nullable Object... arguments) {
        @Nullable Object[] results = call(callee, arguments);
        return results.length == 0 ? null : results[0];
    }

    public boolean isCallable(@Nullable Object value) {
        return value instanceof LuaFunction || meta(value, "__call") instanceof LuaFunction;
    }

    /** What a call of this value calls. */
    LuaFunction callable(@Nullable Object callee) {
        if (callee instanceof LuaFunction function) {
            return function;
        }
        if (meta(callee, "__call") instanceof LuaFunction function) {
            return function;
        }
        throw error("attempt to call a non-function object");
    }

    static @Nullable Object[] withSelf(@Nullable Object self, @Nullable Object[] arguments) {
        @Nullable Object[] all = new Object[arguments.length + 1];
        all[0] = self;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return all;
    }

    @Nullable
    Object[] library(Native function, @Nullable Object[] arguments, boolean written) {
        Coroutine thread = running();
        deeper(thread);
        try {
            return function.call(new Call(this, arguments, written));
        } finally {
            thread.depth--;
        }
    }

    private void deeper(Coroutine thread) {
        if (thread.depth >= DEEPEST) {
            throw error("stack overflow");
        }
        thread.depth++;
    }

    /** Puts a frame on the running thread. */
    Frame enter(Closure function, @Nullable Object[] arguments, int wanted, boolean entry) {
        Coroutine thread = running();
        deeper(thread);
        Prototype prototype = function.prototype;
        budget.allocate(
                BYTES_OF_A_FRAME + (long) BYTES_OF_A_SLOT * (prototype.slots() + prototype.depth() + arguments.length));
        Frame frame = new Frame(function, arguments, wanted, thread.frame, entry);
        thread.frame = frame;
        return frame;
    }

    /** Takes the topmost frame off; what is left. */
    @Nullable
    Frame leave(Frame frame) {
        running().depth--;
        running().frame = frame.caller;
        return frame.caller;
    }

    /** Calls and gives, of results or the error's value, what there is; the frames are as before. */
    public Outcome attempt(@Nullable Object callee, @Nullable Object... arguments) {
        Coroutine thread = running();
        Frame frame = thread.frame;
        int depth = thread.depth;
        try {
            return new Outcome(true, call(callee, arguments));
        } catch (LuaError e) {
            thread.frame = frame;
            thread.depth = depth;
            return new Outcome(false, Call.one(e.value()));
        }
    }

    /** A call's results, else the error's value. */
    public record Outcome(boolean good, @Nullable Object[] values) {}

    /** A member of a value's metatable. */
    public @Nullable Object meta(@Nullable Object value, String event) {
        if (value instanceof LuaTable table) {
            return table.meta(event);
        }
        return value instanceof String && textMetatable != null ? textMetatable.get(event) : null;
    }

    public @Nullable Object index(@Nullable Object object, @Nullable Object key) {
        return indexes.get(object, key);
    }

    public void rawSet(LuaTable table, @Nullable Object key, @Nullable Object value) {
        indexes.raw(table, key, value);
    }

    public boolean less(@Nullable Object left, @Nullable Object right) {
        return operators.less(left, right);
    }

    /** {@code tostring}, with its metamethod. */
    public @Nullable Object toText(@Nullable Object value) {
        return meta(value, "__tostring") instanceof LuaFunction function
                ? callForOne(function, value)
                : LuaType.text(value);
    }

    /** An error with the line at which the script is. */
    public LuaError error(String message) {
        return new LuaError(where(1) + " " + message);
    }

    /** Where the script is, or a number of calls further out. */
    public String where(int level) {
        Frame frame = running().frame;
        for (int i = 1; i < level && frame != null; i++) {
            frame = frame.caller;
        }
        return frame == null ? "<string>:" : "<string>:" + frame.line() + ":";
    }

    /** How the script names the library function it is in. */
    String callName() {
        Frame frame = running().frame;
        return frame == null ? "(anonymous)" : frame.prototype.callName(frame.pc);
    }

    /** The function that many calls out; null where there is none. */
    public @Nullable Closure caller(int level) {
        Frame frame = running().frame;
        for (int i = 1; i < level && frame != null; i++) {
            frame = frame.caller;
        }
        return frame == null ? null : frame.closure;
    }
}
