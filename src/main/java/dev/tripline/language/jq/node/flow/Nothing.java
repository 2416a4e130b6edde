package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;

/** {@code empty}. */
public record Nothing() implements Node {
    @Override
    public void enter(Machine machine) {
        machine.backtrack();
    }
}
