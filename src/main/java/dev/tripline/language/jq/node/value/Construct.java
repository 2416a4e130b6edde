package dev.tripline.language.jq.node.value;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.value.Budget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** <code>{key: value, …}</code>. Of several outputs the last member's come first; of equal keys the last counts. */
public record Construct(List<Node> parts) implements Node {
    /**
     * @param parts keys and values by turns
     */
    public Construct {
        parts = List.copyOf(parts);
    }

    /** What has been computed, the last first. */
    private record Done(@Nullable Object value, @Nullable Done before) {}

    @Override
    public void enter(Machine machine) {
        go(machine, 0, null, machine.input());
    }

    private void go(Machine machine, int from, @Nullable Done before, @Nullable Object input) {
        Done done = before;
        int i = from;
        while (i < parts.size() && machine.isNow(parts.get(i))) {
            done = new Done(machine.now(parts.get(i), input), done);
            i++;
        }
        if (i == parts.size()) {
            machine.give(object(done, machine.budget()));
            return;
        }
        machine.push(new Part(machine, this, i, done, input));
        machine.eval(parts.get(i), input);
    }

    private Map<String, @Nullable Object> object(@Nullable Done last, Budget budget) {
        int count = parts.size() / 2;
        budget.members(count);
        String[] keys = new String[count];
        @Nullable Object[] values = new @Nullable Object[count];
        Done done = last;
        for (int i = count - 1; i >= 0 && done != null && done.before != null; i--) {
            values[i] = done.value;
            if (!(done.before.value instanceof String key)) {
                throw Access.noKey(done.before.value);
            }
            keys[i] = key;
            done = done.before.before;
        }
        Map<String, @Nullable Object> object = LinkedHashMap.newLinkedHashMap(count);
        for (int i = 0; i < count; i++) {
            object.put(keys[i], values[i]);
        }
        return object;
    }

    private static final class Part extends Frame {
        private final Construct construct;
        private final int at;
        private final @Nullable Done done;
        private final @Nullable Object input;
        private final Env env;

        Part(Machine machine, Construct construct, int at, @Nullable Done done, @Nullable Object input) {
            super(machine.frame());
            this.construct = construct;
            this.at = at;
            this.done = done;
            this.input = input;
            this.env = machine.env();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.enterEnv(env);
            construct.go(machine, at + 1, new Done(value, done), input);
        }
    }
}
