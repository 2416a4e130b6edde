package dev.tripline.language.jq.machine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for, the innermost first: values of variables, {@link Closure}s of parameters, labels, functions. Places are
 * counted by the compiler, so names are gone.
 *
 * @param outer null at the bottom only
 */
public record Env(@Nullable Env outer, @Nullable Object entry) {
    public static final Env EMPTY = new Env(null, null);

    public Env with(@Nullable Object next) {
        return new Env(this, next);
    }

    /** So many places further out. */
    public Env out(int places) {
        Env env = this;
        for (int i = 0; i < places; i++) {
            env = Objects.requireNonNull(env.outer);
        }
        return env;
    }

    /** An argument: a node, and what its names stand for. */
    public record Closure(Node node, Env env) {}
}
