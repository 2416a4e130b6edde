package dev.tripline.language.jq.node.value;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [items]}. */
public record Collect(Node items) implements Node {
    @Override
    public void enter(Machine machine) {
        Object input = machine.input();
        Full full = new Full(machine);
        if (machine.isNow(items)) {
            full.add(machine, machine.now(items, input));
            machine.give(full.list);
            return;
        }
        machine.fork(full);
        machine.push(new Append(machine.frame(), full));
        machine.eval(items, input);
    }

    private static final class Full extends Choice {
        private final List<@Nullable Object> list = new ArrayList<>();

        Full(Machine machine) {
            super(machine);
        }

        void add(Machine machine, @Nullable Object item) {
            list.add(item);
            machine.budget().append(list.size());
        }

        @Override
        public void resume(Machine machine) {
            machine.give(list);
        }
    }

    private static final class Append extends Frame {
        private final Full full;

        Append(@Nullable Frame next, Full full) {
            super(next);
            this.full = full;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            full.add(machine, value);
            machine.backtrack();
        }
    }
}
