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

    /** Calls from Java back into Lua, over all threads. */
    private static final int DEEPEST_NESTING = 200;

    private static final int BYTES_OF_A_FRAME = 80;
    private static final int BYTES_OF_A_SLOT = 8;

    private final Budget budget;
    private final World world;
    private final LuaTable globals;
    private final Coroutine main = new Coroutine((Native) call -> Native.NOTHING, false);
    private final Operators operators = new Operators(this);
    private final Indexes indexes = new Indexes(this);
    private final Interpreter interpreter;
    private @Nullable LuaTable textMetatable;
    private Coroutine running = main;
    private int nesting;

    public Machine(Budget budget, World world, LuaTable globals) {
        this.budget = budget;
        this.world = world;
        this.globals = globals;
        this.interpreter = new Interpreter(this);
        main.started = true;
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
    public void textMetatable(LuaTable table) {
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

    Coroutine running() {
        return running;
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
        if (nesting >= DEEPEST_NESTING) {
            throw error("stack overflow");
        }
        nesting++;
        try {
            enter((Closure) function, all, -1, true);
            return interpreter.run();
        } finally {
            nesting--;
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

    @Nullable Object[] library(Native function, @Nullable Object[] arguments, boolean written) {
        Coroutine thread = running;
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
        Coroutine thread = running;
        deeper(thread);
        Prototype prototype = function.prototype;
        budget.allocate(
                BYTES_OF_A_FRAME + (long) BYTES_OF_A_SLOT * (prototype.slots() + prototype.depth() + arguments.length));
        Frame frame = new Frame(function, arguments, wanted, thread.frame, entry);
        thread.frame = frame;
        return frame;
    }

    /** Takes the topmost frame off; what is left. */
    @Nullable Frame leave(Frame frame) {
        running.depth--;
        running.frame = frame.caller;
        return frame.caller;
    }

    /** Calls and gives, of results or the error's value, what there is; the frames are as before. */
    public Outcome attempt(@Nullable Object callee, @Nullable Object... arguments) {
        Coroutine thread = running;
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

    public Coroutine create(LuaFunction body, boolean wrapped) {
        budget.allocate(BYTES_OF_A_FRAME);
        return new Coroutine(body, wrapped);
    }

    /** Runs a thread until it yields, returns or fails; what it gave. */
    public Outcome resume(Coroutine thread, @Nullable Object[] arguments) {
        if (thread == running || thread.dead || thread.resumer != null || thread == main) {
            String state = thread == running ? "running" : thread.dead ? "dead" : "normal";
            return new Outcome(false, Call.one("can not resume a " + state + " thread"));
        }
        if (nesting >= DEEPEST_NESTING) {
            throw error("stack overflow");
        }
        Coroutine before = running;
        nesting++;
        thread.nesting = nesting;
        thread.resumer = before;
        running = thread;
        try {
            @Nullable Object[] results = proceed(thread, arguments);
            thread.dead = thread.frame == null;
            return new Outcome(true, results);
        } catch (LuaError e) {
            thread.dead = true;
            return new Outcome(false, Call.one(e.value()));
        } finally {
            running = before;
            thread.resumer = null;
            nesting--;
        }
    }

    private @Nullable Object[] proceed(Coroutine thread, @Nullable Object[] arguments) {
        if (thread.started) {
            Frame frame = thread.frame;
            if (frame != null) {
                frame.accept(arguments, thread.awaited);
            }
            return interpreter.run();
        }
        thread.started = true;
        if (thread.body instanceof Closure closure) {
            enter(closure, arguments, -1, true);
            return interpreter.run();
        }
        return library((Native) thread.body, arguments, false);
    }

    /** Whether the running thread may yield now; the interpreter leaves its frames as they are then. */
    void yielding(int wanted) {
        if (running == main) {
            throw error("can not yield from outside of a coroutine");
        }
        if (running.nesting != nesting) {
            throw error("attempt to yield across a call of the library");
        }
        running.awaited = wanted;
    }

    public @Nullable Coroutine runningThread() {
        return running == main ? null : running;
    }

    /** As {@code coroutine.status} says it. */
    public String status(Coroutine thread) {
        return thread.dead ? "dead" : thread == running ? "running" : thread.resumer != null ? "normal" : "suspended";
    }

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
        Frame frame = running.frame;
        for (int i = 1; i < level && frame != null; i++) {
            frame = frame.caller;
        }
        return frame == null ? "<string>:" : "<string>:" + frame.line() + ":";
    }

    /** How the script names the library function it is in. */
    String callName() {
        Frame frame = running.frame;
        return frame == null ? "(anonymous)" : frame.prototype.callName(frame.pc);
    }

    /** The function that many calls out; null where there is none. */
    public @Nullable Closure caller(int level) {
        Frame frame = running.frame;
        for (int i = 1; i < level && frame != null; i++) {
            frame = frame.caller;
        }
        return frame == null ? null : frame.closure;
    }
}
