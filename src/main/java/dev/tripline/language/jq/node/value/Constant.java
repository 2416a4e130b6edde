package dev.tripline.language.jq.node.value;

import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import org.jspecify.annotations.Nullable;

/** A literal. */
public record Constant(@Nullable Object value) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.give(value);
    }

    @Override
    public int depthNow() {
        return 1;
    }

    @Override
    public @Nullable Object now(@Nullable Object input, Env env, Call call) {
        return value;
    }
}
