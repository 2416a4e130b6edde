package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.value.Kinds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code getpath(path)}. Where a path is followed, it goes on by all the steps. */
public record GetPath(Node path) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Follow(machine));
        machine.follow(null);
        machine.eval(path, machine.input());
    }

    private static final class Follow extends Frame {
        private final @Nullable Trail trail;
        private final @Nullable Object input;

        Follow(Machine machine) {
            super(machine.frame());
            this.trail = machine.trail();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            Object there = Access.get(input, value, machine.budget());
            List<@Nullable Object> keys = Kinds.list(value);
            Trail at = trail;
            if (at != null && keys != null) {
                at = Index.checked(at, input);
                for (Object key : keys) {
                    machine.budget().touch();
                    at = at.step(key, there);
                }
            }
            machine.follow(at);
            machine.give(there);
        }
    }
}
