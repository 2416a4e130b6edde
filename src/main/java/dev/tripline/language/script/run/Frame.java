package dev.tripline.language.script.run;

import dev.tripline.language.script.code.Prototype;
import org.jspecify.annotations.Nullable;

/** One call of a function written in Lua: its variables, its stack, and the call it returns to. */
final class Frame {
    final Closure closure;
    final Prototype prototype;
    final int[] code;
    final @Nullable Object[] slots;
    final @Nullable Object[] extra;
    final @Nullable Frame caller;

    /** Called from Java: returning from it ends a run of the interpreter. */
    final boolean entry;

    /** Results that the caller wants; -1: all, as a list. */
    final int wanted;

    @Nullable
    Object[] list = Native.NOTHING;

    int pc;
    int top;

    Frame(Closure closure, @Nullable Object[] arguments, int wanted, @Nullable Frame caller, boolean entry) {
        this.closure = closure;
        this.prototype = closure.prototype;
        this.code = prototype.code();
        this.caller = caller;
        this.entry = entry;
        this.wanted = wanted;
        int given = Math.min(arguments.length, prototype.parameters());
        slots = new Object[prototype.slots() + prototype.depth()];
        System.arraycopy(arguments, 0, slots, 0, given);
        top = prototype.slots();
        int more = arguments.length - prototype.parameters();
        if (prototype.isVararg() && more > 0) {
            extra = new Object[more];
            System.arraycopy(arguments, prototype.parameters(), extra, 0, more);
        } else {
            extra = Native.NOTHING;
        }
    }

    void push(@Nullable Object value) {
        slots[top++] = value;
    }

    @Nullable
    Object pop() {
        return slots[--top];
    }

    /** The topmost values, taken off, with the list behind them if so wished. */
    @Nullable
    Object[] take(int count, boolean withList) {
        @Nullable Object[] taken = new Object[count + (withList ? list.length : 0)];
        top -= count;
        System.arraycopy(slots, top, taken, 0, count);
        if (withList) {
            System.arraycopy(list, 0, taken, count, list.length);
        }
        return taken;
    }

    /** Takes results of a call. */
    void accept(@Nullable Object[] results, int want) {
        if (want < 0) {
            list = results;
            return;
        }
        for (int i = 0; i < want; i++) {
            slots[top++] = i < results.length ? results[i] : null;
        }
    }

    int line() {
        return prototype.line(pc);
    }
}
