package dev.tripline.language.jq.node.function;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Parameter;
import java.util.List;

/**
 * A call of a function that the program defines.
 *
 * @param place of the function
 */
public record CallDefined(int place, List<Node> arguments) implements Node {
    public CallDefined {
        arguments = List.copyOf(arguments);
    }

    @Override
    public void enter(Machine machine) {
        Env defined = machine.env().out(place);
        if (defined.entry() instanceof Node body) {
            machine.eval(body, machine.input(), with(defined, arguments, machine.env()));
        }
    }

    /** Arguments are not computed before somebody asks. A parameter that is handed on stays what it is. */
    static Env with(Env inner, List<Node> arguments, Env outer) {
        Env env = inner;
        for (Node argument : arguments) {
            Object entry = argument instanceof Parameter parameter
                    ? outer.out(parameter.place()).entry()
                    : new Env.Closure(argument, outer);
            env = env.with(entry);
        }
        return env;
    }
}
