package dev.tripline.language.jq.machine;

import dev.tripline.language.jq.value.Fault;
import org.jspecify.annotations.Nullable;

/** The frame of a {@code try}: faults inside come here, faults of what is done with its outputs do not. */
public final class Handler extends Frame {
    private final Env env;
    private final @Nullable Trail trail;
    private final int height;
    private final @Nullable Node body;

    /**
     * @param body what to do with the error's value; null to do nothing
     */
    public Handler(Machine machine, @Nullable Node body) {
        super(machine.frame());
        this.env = machine.env();
        this.trail = machine.trail();
        this.height = machine.height();
        this.body = body;
    }

    int height() {
        return height;
    }

    @Override
    public void resume(Machine machine, @Nullable Object value) {
        machine.give(value);
    }

    /** The choices above have been dropped. */
    void handle(Machine machine, Fault fault) {
        machine.restore(env, trail, next());
        if (body == null) {
            machine.backtrack();
        } else {
            machine.eval(body, fault.value());
        }
    }
}
