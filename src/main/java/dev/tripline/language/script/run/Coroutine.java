package dev.tripline.language.script.run;

import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaThread;
import org.jspecify.annotations.Nullable;

/** A thread of a script: a chain of frames on the heap, so that thousands cost no Java thread. */
public final class Coroutine implements LuaThread {
    public static final Native YIELD = new Yield();

    final LuaFunction body;
    final boolean wrapped;

    @Nullable
    Frame frame;

    @Nullable
    Coroutine resumer;

    int depth;

    /** How deep Java was nested when it was resumed; it can only yield from there. */
    int nesting;

    /** Results that the pending yield is to leave; -1 for a list. */
    int awaited;

    boolean started;
    boolean dead;

    Coroutine(LuaFunction body, boolean wrapped) {
        this.body = body;
        this.wrapped = wrapped;
    }

    public boolean isDead() {
        return dead;
    }

    public boolean isWrapped() {
        return wrapped;
    }

    /** {@code coroutine.yield}: the interpreter leaves the thread where it stands. Called any other way it fails. */
    private static final class Yield implements Native {
        @Override
        public @Nullable Object[] call(Call call) {
            throw call.machine().error("attempt to yield across a call of the library");
        }
    }
}
