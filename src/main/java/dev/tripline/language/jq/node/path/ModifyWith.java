package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import dev.tripline.language.jq.operation.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code paths += operand} and its kin: once for each output of the operand, which sees the whole input. */
public record ModifyWith(Node paths, Operator operator, Node operand) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Operand(machine, this));
        machine.eval(operand, machine.input());
    }

    private static final class Operand extends Frame {
        private final ModifyWith outer;
        private final Env env;
        private final @Nullable Object input;

        Operand(Machine machine, ModifyWith outer) {
            super(machine.frame());
            this.outer = outer;
            this.env = machine.env();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            Result result = new Result(machine, input);
            machine.fork(result);
            machine.push(new At(machine.frame(), result, outer.operator, value));
            machine.follow(Trail.root(input));
            machine.eval(outer.paths, input, env);
        }
    }

    private static final class At extends Frame {
        private final Result result;
        private final Operator operator;
        private final @Nullable Object operand;

        At(@Nullable Frame next, Result result, Operator operator, @Nullable Object operand) {
            super(next);
            this.result = result;
            this.operator = operator;
            this.operand = operand;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            List<@Nullable Object> path = PathOf.keys(machine, value);
            Object old = result.get(machine, path);
            result.set(machine, path, operator.apply(old, operand, machine.budget()));
            machine.backtrack();
        }
    }
}
