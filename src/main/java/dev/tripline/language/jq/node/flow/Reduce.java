package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.node.function.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code reduce source as pattern (start; update)}: the last output of each update counts, and none changes nothing. */
public record Reduce(Node source, Pattern pattern, Node start, Node update) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Begin(machine, this));
        machine.eval(start, machine.input());
    }

    private static final class Begin extends Frame {
        private final Reduce reduce;
        private final Env env;
        private final @Nullable Object input;

        Begin(Machine machine, Reduce reduce) {
            super(machine.frame());
            this.reduce = reduce;
            this.env = machine.env();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            End end = new End(machine, value);
            machine.fork(end);
            machine.push(new Turn(machine.frame(), reduce, end, env));
            machine.eval(reduce.source, input, env);
        }
    }

    private static final class End extends Choice {
        private @Nullable Object sum;

        End(Machine machine, @Nullable Object sum) {
            super(machine);
            this.sum = sum;
        }

        @Override
        public void resume(Machine machine) {
            machine.give(sum);
        }
    }

    private static final class Turn extends Frame {
        private final Reduce reduce;
        private final End end;
        private final Env env;

        Turn(@Nullable Frame next, Reduce reduce, End end, Env env) {
            super(next);
            this.reduce = reduce;
            this.end = end;
            this.env = env;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.push(new Store(machine.frame(), end));
            reduce.pattern.match(machine, value, env, bound -> machine.eval(reduce.update, end.sum, bound));
        }
    }

    private static final class Store extends Frame {
        private final End end;

        Store(@Nullable Frame next, End end) {
            super(next);
            this.end = end;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            end.sum = value;
            machine.backtrack();
        }
    }
}
