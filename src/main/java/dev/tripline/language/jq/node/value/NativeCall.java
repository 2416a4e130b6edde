package dev.tripline.language.jq.node.value;

import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.function.NativeFunction;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.operation.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of values: the last argument is computed first, so its outputs vary slowest. */
public final class NativeCall implements Node {
    private final NativeFunction function;
    private final List<Node> arguments;
    private final int depthNow;

    public NativeCall(NativeFunction function, List<Node> arguments) {
        this.function = function;
        this.arguments = List.copyOf(arguments);
        this.depthNow = Node.above(arguments.stream().mapToInt(Node::depthNow).toArray());
    }

    public static NativeCall of(Operator operator, Node left, Node right) {
        return new NativeCall(
                (in, args, call) -> operator.apply(args[0], args[1], call.budget()), List.of(left, right));
    }

    /** What has been computed, the first argument first. */
    private record Done(@Nullable Object value, @Nullable Done after) {}

    @Override
    public void enter(Machine machine) {
        go(machine, arguments.size(), null, machine.input());
    }

    private void go(Machine machine, int missing, @Nullable Done after, @Nullable Object input) {
        Done done = after;
        int i = missing;
        while (i > 0 && machine.isNow(arguments.get(i - 1))) {
            i--;
            done = new Done(machine.now(arguments.get(i), input), done);
        }
        if (i > 0) {
            machine.push(new Argument(machine, this, i - 1, done, input));
            machine.eval(arguments.get(i - 1), input);
            return;
        }
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int place = 0; done != null; place++) {
            values[place] = done.value;
            done = done.after;
        }
        machine.give(function.apply(input, values, machine.call()));
    }

    @Override
    public int depthNow() {
        return depthNow;
    }

    @Override
    public @Nullable Object now(@Nullable Object input, Env env, Call call) {
        call.budget().touch();
        @Nullable Object[] values = new @Nullable Object[arguments.size()];
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] = arguments.get(i).now(input, env, call);
        }
        return function.apply(input, values, call);
    }

    private static final class Argument extends Frame {
        private final NativeCall outer;
        private final int at;
        private final @Nullable Done done;
        private final @Nullable Object input;
        private final Env env;

        Argument(Machine machine, NativeCall outer, int at, @Nullable Done done, @Nullable Object input) {
            super(machine.frame());
            this.outer = outer;
            this.at = at;
            this.done = done;
            this.input = input;
            this.env = machine.env();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.enterEnv(env);
            outer.go(machine, at, new Done(value, done), input);
        }
    }
}
