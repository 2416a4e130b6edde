package dev.tripline.language.expr.compile;

import dev.tripline.language.expr.builtin.Builtins;
import dev.tripline.language.expr.code.Constant;
import dev.tripline.language.expr.code.Lookup;
import dev.tripline.language.expr.type.StaticType;
import dev.tripline.language.expr.type.StaticType.MapOf;
import dev.tripline.language.expr.type.StaticType.Plain;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names mean at the place where the compiler is. */
final class Names {
    static final String ENVIRONMENT = "$env";

    private static final Set<String> POINTERS = Set.of("index", "acc");

    private final Map<String, ?> bound;
    private final Deque<Variable> variables = new ArrayDeque<>();
    private final Deque<LoopTypes> loops = new ArrayDeque<>();
    private int slots;

    private record Variable(String name, Typed value) {}

    /**
     * @param list the type of what a loop goes over
     * @param pointers the names behind {@code #} that it has
     */
    private record LoopTypes(StaticType list, Set<String> pointers) {}

    Names(Map<String, ?> bound) {
        this.bound = bound;
    }

    int slots() {
        return slots;
    }

    Typed resolve(String name) {
        Typed variable = variable(name);
        if (variable != null) {
            return variable;
        }
        return name.equals(ENVIRONMENT) ? Typed.of(new Lookup.Environment(bound), MapOf.ANYTHING) : global(name);
    }

    /** Of the environment. A builtin's name has its type, and yet the environment's value. */
    Typed global(String name) {
        Object value = bound.get(name);
        var code = value == null ? new Lookup.Name(name) : new Constant(value, false);
        return Builtins.names().contains(name) ? Typed.builtin(code, name) : Typed.of(code, Plain.ANY);
    }

    private @Nullable Typed variable(String name) {
        for (Variable variable : variables) {
            if (variable.name().equals(name)) {
                return variable.value();
            }
        }
        return null;
    }

    boolean isTaken(String name) {
        return Builtins.names().contains(name) || variable(name) != null;
    }

    /** The slot of a new variable, which is known until {@link #forget}. */
    int declare(String name, Typed value) {
        int slot = slots++;
        variables.push(new Variable(name, value.with(new Lookup.Variable(slot))));
        return slot;
    }

    void forget() {
        variables.pop();
    }

    void enter(StaticType list, Set<String> pointers) {
        loops.push(new LoopTypes(list, pointers));
    }

    void leave() {
        loops.pop();
    }

    /**
     * What {@code #} and the like mean; null when the innermost loop has no such.
     *
     * @param any whether every loop has all of them
     */
    @Nullable
    Typed pointer(String name, int at, boolean any) {
        LoopTypes loop = loops.element();
        if (name.isEmpty()) {
            StaticType item = loop.list() instanceof StaticType.ListOf list ? list.item() : Plain.ANY;
            return Typed.of(new Lookup.Item(at), item);
        }
        if (!(any ? POINTERS : loop.pointers()).contains(name)) {
            return null;
        }
        return name.equals("index")
                ? Typed.of(new Lookup.Index(), Plain.INT)
                : Typed.of(new Lookup.Accumulator(), Plain.ANY);
    }
}
