package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;

/** {@code label $name | body}. The label's place in the environment holds the height of the choices. */
public record Label(Node body) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.eval(body, machine.input(), machine.env().with(machine.height()));
    }

    /**
     * {@code break $name}.
     *
     * @param place of the label
     */
    public record Break(int place) implements Node {
        @Override
        public void enter(Machine machine) {
            Object height = machine.env().out(place).entry();
            machine.breakTo(height instanceof Integer known ? known : 0);
        }
    }
}
