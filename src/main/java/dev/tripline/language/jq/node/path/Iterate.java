package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Choice;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Kinds;
import dev.tripline.language.jq.value.Preview;
import dev.tripline.language.jq.value.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code target[]}: all items, or all members' values in the order of their keys. */
public record Iterate(Node target) implements Node {
    @Override
    public void enter(Machine machine) {
        if (machine.isNow(target)) {
            each(machine, machine.now(target, machine.input()));
            return;
        }
        machine.push(new Each(machine.frame()));
        machine.eval(target, machine.input());
    }

    private static void each(Machine machine, @Nullable Object value) {
        List<@Nullable Object> list = Kinds.list(value);
        Map<String, @Nullable Object> map = Kinds.map(value);
        if (list == null && map == null) {
            throw new Fault("cannot iterate over: " + Preview.typed(value));
        }
        Trail trail = machine.trail();
        if (trail != null && !trail.leadsTo(value)) {
            throw new Fault("invalid path on iterating against: " + Preview.typed(value));
        }
        new Rest(machine, list, map).resume(machine);
    }

    private static final class Each extends Frame {
        Each(@Nullable Frame next) {
            super(next);
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            each(machine, value);
        }
    }

    private static final class Rest extends Choice {
        private final @Nullable List<@Nullable Object> list;
        private final @Nullable Map<String, @Nullable Object> map;
        private final String[] keys;
        private final int size;
        private int next;

        Rest(Machine machine, @Nullable List<@Nullable Object> list, @Nullable Map<String, @Nullable Object> map) {
            super(machine);
            this.list = list;
            this.map = map;
            this.keys = map == null ? new String[0] : Texts.keys(map, machine.budget());
            this.size = list == null ? keys.length : list.size();
        }

        @Override
        public void resume(Machine machine) {
            if (size == 0) {
                machine.backtrack();
                return;
            }
            int at = next++;
            if (next < size) {
                machine.fork(this);
            }
            Object value = list != null ? list.get(at) : map == null ? null : map.get(keys[at]);
            Trail trail = machine.trail();
            if (trail != null) {
                machine.follow(trail.step(list != null ? (Object) (long) at : keys[at], value));
            }
            machine.give(value);
        }
    }
}
