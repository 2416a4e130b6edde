package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.value.Kinds;
import org.jspecify.annotations.Nullable;

/** {@code first // second}: the true outputs of the first, or if there are none the second. Faults of the first are not caught. */
public record Alternative(Node first, Node second) implements Node {
    @Override
    public void enter(Machine machine) {
        Otherwise otherwise = new Otherwise(machine, second, machine.input());
        machine.fork(otherwise);
        machine.push(new Keep(machine.frame(), otherwise));
        machine.eval(first, machine.input());
    }

    private static final class Otherwise extends Choice {
        private final Node second;
        private final @Nullable Object input;
        private boolean found;

        Otherwise(Machine machine, Node second, @Nullable Object input) {
            super(machine);
            this.second = second;
            this.input = input;
        }

        @Override
        public void resume(Machine machine) {
            if (found) {
                machine.backtrack();
            } else {
                machine.eval(second, input);
            }
        }
    }

    private static final class Keep extends Frame {
        private final Otherwise otherwise;

        Keep(@Nullable Frame next, Otherwise otherwise) {
            super(next);
            this.otherwise = otherwise;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            if (Kinds.isTrue(value)) {
                otherwise.found = true;
                machine.give(value);
            } else {
                machine.backtrack();
            }
        }
    }
}
