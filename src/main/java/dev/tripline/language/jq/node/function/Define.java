package dev.tripline.language.jq.node.function;

import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;

/** {@code def name: body; rest}. The function's place in the environment holds its body. */
public record Define(Node body, Node rest) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.eval(rest, machine.input(), machine.env().with(body));
    }
}
