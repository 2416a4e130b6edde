package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import org.jspecify.annotations.Nullable;

/** {@code first, second}. */
public record Comma(Node first, Node second) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.fork(new Other(machine, second, machine.input()));
        machine.eval(first, machine.input());
    }

    private static final class Other extends Choice {
        private final Node second;
        private final @Nullable Object input;

        Other(Machine machine, Node second, @Nullable Object input) {
            super(machine);
            this.second = second;
            this.input = input;
        }

        @Override
        public void resume(Machine machine) {
            machine.eval(second, input);
        }
    }
}
