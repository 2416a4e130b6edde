package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** <code>{"start": start, "end": end}</code>, the key of a slice; the start is computed first. Null leaves an end open. */
public record SliceKey(Node start, Node end) implements Node {
    /** The key of a slice. */
    public static Map<String, @Nullable Object> of(@Nullable Object start, @Nullable Object end) {
        Map<String, @Nullable Object> key = LinkedHashMap.newLinkedHashMap(2);
        key.put("start", start);
        key.put("end", end);
        return Collections.unmodifiableMap(key);
    }

    @Override
    public void enter(Machine machine) {
        machine.push(new Start(machine, end));
        machine.eval(start, machine.input());
    }

    private static final class Start extends Frame {
        private final Node end;
        private final Env env;
        private final @Nullable Object input;

        Start(Machine machine, Node end) {
            super(machine.frame());
            this.end = end;
            this.env = machine.env();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.push(new End(machine.frame(), value));
            machine.eval(end, input, env);
        }
    }

    private static final class End extends Frame {
        private final @Nullable Object start;

        End(@Nullable Frame next, @Nullable Object start) {
            super(next);
            this.start = start;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.give(of(start, value));
        }
    }
}
