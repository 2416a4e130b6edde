package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.machine.Handler;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import org.jspecify.annotations.Nullable;

/**
 * {@code try body catch handler}, and {@code body?}.
 *
 * @param handler null to end in silence
 */
public record Attempt(Node body, @Nullable Node handler) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Handler(machine, handler));
        machine.eval(body, machine.input());
    }
}
