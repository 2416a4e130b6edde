package dev.tripline.language.jq.machine;

import org.jspecify.annotations.Nullable;

/** A place to go back to, with all that the machine was then. */
public abstract class Choice {
    private final Env env;
    private final @Nullable Trail trail;
    private final @Nullable Frame frame;

    protected Choice(Machine machine) {
        this.env = machine.env();
        this.trail = machine.trail();
        this.frame = machine.frame();
    }

    void restore(Machine machine) {
        machine.restore(env, trail, frame);
    }

    /** Goes on from there. The choice is off the stack, and may put itself back. */
    public abstract void resume(Machine machine);

    /** Whether it wants to go on after a fault, instead of being dropped. */
    public boolean takesFaults() {
        return false;
    }

    /** Goes on from there after a fault. */
    public void resumeAfterFault(Machine machine) {
        machine.backtrack();
    }
}
