package dev.tripline.language.jq.node.function;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import java.util.List;

/** A call of a function that is the same for all programs. */
public record CallPrelude(PreludeFunction function, List<Node> arguments) implements Node {
    public CallPrelude {
        arguments = List.copyOf(arguments);
    }

    @Override
    public void enter(Machine machine) {
        machine.eval(function.body(), machine.input(), CallDefined.with(Env.EMPTY, arguments, machine.env()));
    }
}
