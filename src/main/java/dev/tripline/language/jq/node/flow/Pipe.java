package dev.tripline.language.jq.node.flow;

import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import org.jspecify.annotations.Nullable;

/** {@code first | second}. */
public final class Pipe implements Node {
    private final Node first;
    private final Node second;
    private final int depthNow;

    public Pipe(Node first, Node second) {
        this.first = first;
        this.second = second;
        this.depthNow = Node.above(first.depthNow(), second.depthNow());
    }

    @Override
    public void enter(Machine machine) {
        if (machine.isNow(first)) {
            machine.eval(second, machine.now(first, machine.input()));
            return;
        }
        machine.push(new Then(machine.frame(), second, machine.env()));
        machine.eval(first, machine.input());
    }

    @Override
    public int depthNow() {
        return depthNow;
    }

    @Override
    public @Nullable Object now(@Nullable Object input, Env env, Call call) {
        call.budget().touch();
        return second.now(first.now(input, env, call), env, call);
    }

    private static final class Then extends Frame {
        private final Node second;
        private final Env env;

        Then(@Nullable Frame next, Node second, Env env) {
            super(next);
            this.second = second;
            this.env = env;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.eval(second, value, env);
        }
    }
}
