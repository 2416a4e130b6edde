package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.node.function.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code foreach source as pattern (start; update; extract)}. */
public record Foreach(Node source, Pattern pattern, Node start, Node update, Node extract) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Begin(machine, this));
        machine.eval(start, machine.input());
    }

    private static final class State {
        private @Nullable Object sum;
    }

    private static final class Begin extends Frame {
        private final Foreach foreach;
        private final Env env;
        private final @Nullable Object input;

        Begin(Machine machine, Foreach foreach) {
            super(machine.frame());
            this.foreach = foreach;
            this.env = machine.env();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            State state = new State();
            state.sum = value;
            machine.push(new Turn(machine.frame(), foreach, state, env));
            machine.eval(foreach.source, input, env);
        }
    }

    private static final class Turn extends Frame {
        private final Foreach foreach;
        private final State state;
        private final Env env;

        Turn(@Nullable Frame next, Foreach foreach, State state, Env env) {
            super(next);
            this.foreach = foreach;
            this.state = state;
            this.env = env;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            Frame after = machine.frame();
            foreach.pattern.match(machine, value, env, bound -> {
                machine.push(new Store(after, foreach, state, bound));
                machine.eval(foreach.update, state.sum, bound);
            });
        }
    }

    private static final class Store extends Frame {
        private final Foreach foreach;
        private final State state;
        private final Env env;

        Store(@Nullable Frame next, Foreach foreach, State state, Env env) {
            super(next);
            this.foreach = foreach;
            this.state = state;
            this.env = env;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            state.sum = value;
            machine.eval(foreach.extract, value, env);
        }
    }
}
