package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import org.jspecify.annotations.Nullable;

/** {@code paths = value}: once for each output of the value. */
public record Assign(Node paths, Node value) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Put(machine, paths));
        machine.follow(null);
        machine.eval(value, machine.input());
    }

    private static final class Put extends Frame {
        private final Node paths;
        private final Env env;
        private final @Nullable Trail trail;
        private final @Nullable Object input;

        Put(Machine machine, Node paths) {
            super(machine.frame());
            this.paths = paths;
            this.env = machine.env();
            this.trail = machine.trail();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.follow(trail);
            Result result = new Result(machine, input);
            machine.fork(result);
            machine.push(new At(machine.frame(), result, value));
            machine.follow(Trail.root(input));
            machine.eval(paths, input, env);
        }
    }

    private static final class At extends Frame {
        private final Result result;
        private final @Nullable Object value;

        At(@Nullable Frame next, Result result, @Nullable Object value) {
            super(next);
            this.result = result;
            this.value = value;
        }

        @Override
        public void resume(Machine machine, @Nullable Object there) {
            result.set(machine, PathOf.keys(machine, there), value);
            machine.backtrack();
        }
    }
}
