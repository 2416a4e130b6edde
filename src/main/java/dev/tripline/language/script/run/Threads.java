package dev.tripline.language.script.run;

import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaFunction;
import org.jspecify.annotations.Nullable;

/** The threads of one run: which of them runs, who waits for it, and how deep Java's own calls are nested. */
public final class Threads {
    /** Calls from Java back into Lua, over all threads. */
    private static final int DEEPEST_NESTING = 200;

    private static final int BYTES_OF_A_THREAD = 80;

    private final Machine machine;
    private final Interpreter interpreter;
    private final Coroutine main = new Coroutine((Native) call -> Native.NOTHING, false);
    private Coroutine running = main;
    private int nesting;

    Threads(Machine machine, Interpreter interpreter) {
        this.machine = machine;
        this.interpreter = interpreter;
        main.started = true;
    }

    Coroutine running() {
        return running;
    }

    /** Java is about to call Lua. */
    void nest() {
        if (nesting >= DEEPEST_NESTING) {
            throw machine.error("stack overflow");
        }
        nesting++;
    }

    void unnest() {
        nesting--;
    }

    public Coroutine create(LuaFunction body, boolean wrapped) {
        machine.budget().allocate(BYTES_OF_A_THREAD);
        return new Coroutine(body, wrapped);
    }

    /** Runs a thread until it yields, returns or fails; what it gave. */
    public Machine.Outcome resume(Coroutine thread, @Nullable Object[] arguments) {
        if (thread == running || thread.dead || thread.resumer != null || thread == main) {
            String state = thread == running ? "running" : thread.dead ? "dead" : "normal";
            return new Machine.Outcome(false, Call.one("can not resume a " + state + " thread"));
        }
        nest();
        Coroutine before = running;
        thread.nesting = nesting;
        thread.resumer = before;
        running = thread;
        try {
            @Nullable Object[] results = proceed(thread, arguments);
            thread.dead = thread.frame == null;
            return new Machine.Outcome(true, results);
        } catch (LuaError e) {
            thread.dead = true;
            return new Machine.Outcome(false, Call.one(e.value()));
        } finally {
            running = before;
            thread.resumer = null;
            unnest();
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
            machine.enter(closure, arguments, -1, true);
            return interpreter.run();
        }
        return machine.library((Native) thread.body, arguments, false);
    }

    /** Whether the running thread may yield now; the interpreter leaves its frames as they are then. */
    void yielding(int wanted) {
        if (running == main) {
            throw machine.error("can not yield from outside of a coroutine");
        }
        if (running.nesting != nesting) {
            throw machine.error("attempt to yield across a call of the library");
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
}
