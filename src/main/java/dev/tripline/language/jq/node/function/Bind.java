package dev.tripline.language.jq.node.function;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code source as pattern ?// pattern | body}: a later pattern is tried when there is a fault, also one in the body. */
public record Bind(Node source, List<Pattern> patterns, Node body) implements Node {
    public Bind {
        patterns = List.copyOf(patterns);
    }

    @Override
    public void enter(Machine machine) {
        Object input = machine.input();
        if (machine.isNowAsValue(source)) {
            take(machine, 0, machine.now(source, input), input, machine.env());
            return;
        }
        machine.push(new Take(machine, this));
        machine.follow(null);
        machine.eval(source, input);
    }

    private void take(Machine machine, int at, @Nullable Object value, @Nullable Object input, Env env) {
        if (at < patterns.size() - 1) {
            machine.fork(new Next(machine, this, at + 1, value, input, env));
        }
        patterns.get(at).match(machine, value, env, bound -> machine.eval(body, input, bound));
    }

    private static final class Take extends Frame {
        private final Bind bind;
        private final Env env;
        private final @Nullable Trail trail;
        private final @Nullable Object input;

        Take(Machine machine, Bind bind) {
            super(machine.frame());
            this.bind = bind;
            this.env = machine.env();
            this.trail = machine.trail();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.follow(trail);
            bind.take(machine, 0, value, input, env);
        }
    }

    private static final class Next extends Choice {
        private final Bind bind;
        private final int at;
        private final @Nullable Object value;
        private final @Nullable Object input;
        private final Env env;

        Next(Machine machine, Bind bind, int at, @Nullable Object value, @Nullable Object input, Env env) {
            super(machine);
            this.bind = bind;
            this.at = at;
            this.value = value;
            this.input = input;
            this.env = env;
        }

        @Override
        public void resume(Machine machine) {
            machine.backtrack();
        }

        @Override
        public boolean takesFaults() {
            return true;
        }

        @Override
        public void resumeAfterFault(Machine machine) {
            bind.take(machine, at, value, input, env);
        }
    }
}
