package dev.tripline.language.jq.machine;

import dev.tripline.language.jq.value.Spent;
import org.jspecify.annotations.Nullable;

/** What is to be done with a value once it is there, and after that the next frame. May be resumed many times. */
public abstract class Frame {
    private static final int DEEPEST = 100_000;

    private final @Nullable Frame next;
    private final @Nullable Handler handler;
    private final int depth;

    protected Frame(@Nullable Frame next) {
        this.next = next;
        this.depth = next == null ? 0 : next.depth + 1;
        this.handler = this instanceof Handler self ? self : next == null ? null : next.handler;
        if (depth > DEEPEST) {
            throw new Spent("more than " + DEEPEST + " evaluations within each other");
        }
    }

    @Nullable
    Frame next() {
        return next;
    }

    /** The innermost handler of faults from here on outwards. */
    @Nullable
    Handler handler() {
        return handler;
    }

    /** The machine goes on with the next frame; its environment is whatever it was. */
    public abstract void resume(Machine machine, @Nullable Object value);
}
