package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code paths |= update}: the first output counts; where there is none, the path is deleted. */
public record Modify(Node paths, Node update) implements Node {
    @Override
    public void enter(Machine machine) {
        Object input = machine.input();
        Result result = new Result(machine, input);
        machine.fork(result);
        machine.push(new At(machine, result, update));
        machine.follow(Trail.root(input));
        machine.eval(paths, input);
    }

    private static final class At extends Frame {
        private final Result result;
        private final Node update;
        private final Env env;

        At(Machine machine, Result result, Node update) {
            super(machine.frame());
            this.result = result;
            this.update = update;
            this.env = machine.env();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            List<@Nullable Object> path = PathOf.keys(machine, value);
            machine.follow(null);
            Object there = result.get(machine, path);
            machine.enterEnv(env);
            if (machine.isNowAsValue(update)) {
                result.set(machine, path, machine.now(update, there));
                machine.backtrack();
                return;
            }
            int height = machine.height();
            machine.fork(new None(machine, result, path));
            machine.push(new Put(machine.frame(), result, path, height));
            machine.eval(update, there, env);
        }
    }

    private static final class None extends Choice {
        private final Result result;
        private final List<@Nullable Object> path;

        None(Machine machine, Result result, List<@Nullable Object> path) {
            super(machine);
            this.result = result;
            this.path = path;
        }

        @Override
        public void resume(Machine machine) {
            result.delete(machine, path);
            machine.backtrack();
        }
    }

    private static final class Put extends Frame {
        private final Result result;
        private final List<@Nullable Object> path;
        private final int height;

        Put(@Nullable Frame next, Result result, List<@Nullable Object> path, int height) {
            super(next);
            this.result = result;
            this.path = path;
            this.height = height;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            result.set(machine, path, value);
            machine.cut(height);
            machine.backtrack();
        }
    }
}
