package dev.tripline.language.jq.node.path;

import dev.tripline.language.jq.function.Call;
import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import dev.tripline.language.jq.node.value.Identity;
import dev.tripline.language.jq.operation.Access;
import dev.tripline.language.jq.value.Fault;
import dev.tripline.language.jq.value.Preview;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code target[key]} with a key that is known. */
public final class Index implements Node {
    private final Node target;
    private final Object key;
    private final int depthNow;

    public Index(Node target, Object key) {
        this.target = target;
        this.key = key;
        this.depthNow = Node.above(target.depthNow());
    }

    @Override
    public void enter(Machine machine) {
        if (machine.isNow(target)) {
            machine.give(Access.at(machine.now(target, machine.input()), key, machine.budget()));
            return;
        }
        machine.push(new At(machine.frame(), key));
        machine.eval(target, machine.input());
    }

    /** The keys from the input on, or null when it begins elsewhere. */
    public @Nullable List<@Nullable Object> keys() {
        List<@Nullable Object> keys = new ArrayList<>();
        Node at = this;
        while (at instanceof Index index) {
            keys.add(index.key);
            at = index.target;
        }
        Collections.reverse(keys);
        return at instanceof Identity ? keys : null;
    }

    /** Gives what is at the key, and notes the step where a path is followed. */
    static void give(Machine machine, @Nullable Object from, @Nullable Object key) {
        Object there = Access.at(from, key, machine.budget());
        Trail trail = machine.trail();
        if (trail != null) {
            machine.follow(checked(trail, from).step(key, there));
        }
        machine.give(there);
    }

    static Trail checked(Trail trail, @Nullable Object from) {
        if (!trail.leadsTo(from)) {
            throw new Fault("invalid path against: " + Preview.typed(from));
        }
        return trail;
    }

    @Override
    public int depthNow() {
        return depthNow;
    }

    @Override
    public @Nullable Object now(@Nullable Object input, Env env, Call call) {
        call.budget().touch();
        return Access.at(target.now(input, env, call), key, call.budget());
    }

    private static final class At extends Frame {
        private final Object key;

        At(@Nullable Frame next, Object key) {
            super(next);
            this.key = key;
        }

        @Override
        public void resume(Machine machine, @Nullable Object value) {
            give(machine, value, key);
        }
    }
}
