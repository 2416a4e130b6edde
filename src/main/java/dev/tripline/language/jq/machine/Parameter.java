package dev.tripline.language.jq.machine;

import java.util.Objects;

/**
 * The argument that the function was called with.
 *
 * @param place of the parameter
 */
public record Parameter(int place) implements Node {
    @Override
    public void enter(Machine machine) {
        Env.Closure argument = argument(machine.env());
        machine.eval(argument.node(), machine.input(), argument.env());
    }

    Env.Closure argument(Env env) {
        return (Env.Closure) Objects.requireNonNull(env.out(place).entry());
    }
}
