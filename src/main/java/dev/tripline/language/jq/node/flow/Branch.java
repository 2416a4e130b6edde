package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import dev.tripline.language.jq.value.Kinds;
import org.jspecify.annotations.Nullable;

/** {@code if condition then yes else no end}. */
public record Branch(Node condition, Node yes, Node no) implements Node {
    @Override
    public void enter(Machine machine) {
        Object input = machine.input();
        if (machine.isNowAsValue(condition)) {
            machine.eval(Kinds.isTrue(machine.now(condition, input)) ? yes : no, input);
            return;
        }
        machine.push(new Decide(machine, this));
        machine.follow(null);
        machine.eval(condition, input);
    }

    private static final class Decide extends Frame {
        private final Branch branch;
        private final Env env;
        private final @Nullable Trail trail;
        private final @Nullable Object input;

        Decide(Machine machine, Branch branch) {
            super(machine.frame());
            this.branch = branch;
            this.env = machine.env();
            this.trail = machine.trail();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.follow(trail);
            machine.eval(Kinds.isTrue(value) ? branch.yes : branch.no, input, env);
        }
    }
}
