package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import org.jspecify.annotations.Nullable;

/** {@code target[key]}, or a slice, with a key that is computed first; paths inside of the key do not count. */
public record IndexBy(Node target, Node key) implements Node {
    @Override
    public void enter(Machine machine) {
        machine.push(new Key(machine, target));
        machine.follow(null);
        machine.eval(key, machine.input());
    }

    private static final class Key extends Frame {
        private final Node target;
        private final Env env;
        private final @Nullable Trail trail;
        private final @Nullable Object input;

        Key(Machine machine, Node target) {
            super(machine.frame());
            this.target = target;
            this.env = machine.env();
            this.trail = machine.trail();
            this.input = machine.input();
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            machine.follow(trail);
            machine.push(new At(machine.frame(), value));
            machine.eval(target, input, env);
        }
    }

    private static final class At extends Frame {
        private final @Nullable Object key;

        At(@Nullable Frame next, @Nullable Object key) {
            super(next);
            this.key = key;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            Index.give(machine, value, key);
        }
    }
}
