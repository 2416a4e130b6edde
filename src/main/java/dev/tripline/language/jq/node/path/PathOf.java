package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code path(body)}. */
public record PathOf(Node body) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Tell(machine));
        machine.follow(Trail.root(machine.input()));
        machine.eval(body, machine.input());
    }

    /** The keys of the path that the machine has followed to this value. */
    static List<@Nullable Object> keys(Machine machine, @Nullable Object value) {
        Trail trail = machine.trail();
        return Index.checked(trail == null ? Trail.root(value) : trail, value).keys(machine.budget());
    }

    private static final class Tell extends Frame {
        private final @Nullable Trail outer;

        Tell(Machine machine) {
            super(machine.frame());
            this.outer = machine.trail();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            List<@Nullable Object> keys = keys(machine, value);
            machine.follow(outer);
            machine.give(keys);
        }
    }
}
