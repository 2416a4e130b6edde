package dev.tripline.language.jq.node.function;

import dev.tripline.language.jq.machine.Env;
import dev.tripline.language.jq.machine.Frame;
import dev.tripline.language.jq.machine.Machine;
import dev.tripline.language.jq.machine.Node;
import dev.tripline.language.jq.machine.Trail;
import dev.tripline.language.jq.operation.Access;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What stands after {@code as}: takes a value apart into variables. Works on slots, the first of which holds the value.
 *
 * @param steps in the order in which they are done
 * @param variables the slot of each, in their order; negative for one that this pattern does not have
 * @param slots how many in all
 */
public record Pattern(List<Step> steps, List<Integer> variables, int slots) {
    public static final int VALUE = 0;

    public Pattern {
        steps = List.copyOf(steps);
        variables = List.copyOf(variables);
    }

    private boolean isOneVariable() {
        return slots == 2 && variables.size() == 1;
    }

    /** From one slot into another. */
    public sealed interface Step {}

    public record Copy(int from, int to) implements Step {}

    public record Item(int from, long index, int to) implements Step {}

    public record Member(int from, String key, int to) implements Step {}

    /**
     * A key that is computed; its input is what is taken apart.
     *
     * @param visible slots of the variables that the key may use
     */
    public record Computed(int from, Node key, List<Integer> visible, int to) implements Step {}

    /** Goes on with the environment that has the variables, once for each way to match. */
    public void match(Machine machine, @Nullable Object value, Env env, Consumer<Env> then) {
        if (isOneVariable()) {
            then.accept(env.with(value));
            return;
        }
        @Nullable Object[] values = new @Nullable Object[slots];
        values[VALUE] = value;
        go(machine, 0, values, env, then);
    }

    private void go(Machine machine, int from, @Nullable Object[] values, Env env, Consumer<Env> then) {
        for (int i = from; i < steps.size(); i++) {
            switch (steps.get(i)) {
                case Copy step -> values[step.to] = values[step.from];
                case Item step -> values[step.to] = item(machine, values[step.from], step.index);
                case Member step -> values[step.to] = Access.at(values[step.from], step.key, machine.budget());
                case Computed step -> {
                    machine.push(new Key(machine, this, i, values, env, then));
                    machine.follow(null);
                    machine.eval(step.key, values[step.from], bound(values, step.visible, env));
                    return;
                }
            }
        }
        then.accept(bound(values, variables, env));
    }

    private static @Nullable Object item(Machine machine, @Nullable Object value, long index) {
        if (value != null && !(value instanceof List)) {
            throw Access.noArray(value);
        }
        return Access.at(value, index, machine.budget());
    }

    private static Env bound(@Nullable Object[] values, List<Integer> places, Env env) {
        Env bound = env;
        for (int place : places) {
            bound = bound.with(place < 0 ? null : values[place]);
        }
        return bound;
    }

    private static final class Key extends Frame {
        private final Pattern pattern;
        private final int at;
        private final @Nullable Object[] values;
        private final Env env;
        private final @Nullable Trail trail;
        private final Consumer<Env> then;

        Key(Machine machine, Pattern pattern, int at, @Nullable Object[] values, Env env, Consumer<Env> then) {
            super(machine.frame());
            this.pattern = pattern;
            this.at = at;
            this.values = values;
            this.env = env;
            this.trail = machine.trail();
            this.then = then;
        }

        @Override
        public void resume(Machine machine, @Nullable Object key) {
            machine.follow(trail);
            @Nullable Object[] copy = values.clone();
            if (pattern.steps.get(at) instanceof Computed step) {
                copy[step.to] = Access.at(copy[step.from], key, machine.budget());
            }
            pattern.go(machine, at + 1, copy, env, then);
        }
    }
}
