package dev.tripline.language.jq.node.value;

import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import org.jspecify.annotations.Nullable;

/**
 * {@code $name}.
 *
 * @param place in the environment, from the innermost
 */
public record Variable(int place) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.give(machine.env().out(place).entry());
    }

    @Override
    public int depthNow() {
        return 1;
    }

    @Override
    public @Nullable Object now(@Nullable Object input, Env env, Call call) {
        return env.out(place).entry();
    }
}
