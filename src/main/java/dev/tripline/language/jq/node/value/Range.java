package dev.tripline.language.jq.node.value;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.operation.Complaint;
import dev.tripline.language.jq.operation.Sum;
import dev.tripline.language.jq.value.Budget;
import dev.tripline.language.jq.value.Numbers;
import dev.tripline.language.jq.value.Order;
import org.jspecify.annotations.Nullable;

/** {@code range(start; end; step)} for values that are there already. */
public record Range(Node start, Node end, Node step) implements Node {
    @Override
    public void enter(Machine machine) {
        Object input = machine.input();
        Steps steps = new Steps(
                machine,
                number(machine.now(start, input)),
                number(machine.now(end, input)),
                number(machine.now(step, input)));
        steps.resume(machine);
    }

    private static @Nullable Object number(@Nullable Object value) {
        if (!Numbers.isNumber(value)) {
            throw Complaint.of("range", value);
        }
        return value;
    }

    private static final class Steps extends Choice {
        private final @Nullable Object end;
        private final @Nullable Object step;
        private final int direction;
        private @Nullable Object next;

        Steps(Machine machine, @Nullable Object start, @Nullable Object end, @Nullable Object step) {
            super(machine);
            this.next = start;
            this.end = end;
            this.step = step;
            this.direction = Order.compare(step, 0L, machine.budget());
        }

        private boolean isOver(Budget budget) {
            return direction * Order.compare(next, end, budget) >= 0;
        }

        @Override
        public void resume(Machine machine) {
            if (isOver(machine.budget())) {
                machine.backtrack();
                return;
            }
            Object value = next;
            next = Sum.add(value, step, machine.budget());
            if (!isOver(machine.budget())) {
                machine.fork(this);
            }
            machine.give(value);
        }
    }
}
