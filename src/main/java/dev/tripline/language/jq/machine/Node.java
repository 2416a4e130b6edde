package dev.tripline.language.jq.machine;

import dev.tripline.language.jq.function.Call;
import org.jspecify.annotations.Nullable;

/** A piece of a compiled program. Immutable. */
public interface Node {
    /** How deep nodes may be computed at once; beyond that they go step by step, which needs no stack. */
    int DEEPEST_AT_ONCE = 16;

    /**
     * Begins with the machine's input: it gives a value, evaluates other nodes, or backtracks.
     */
    void enter(Machine machine);

    /** How many nodes below each other {@link #now} computes; 0 when it cannot. */
    default int depthNow() {
        return 0;
    }

    /** For a node above others: one more than the deepest, or 0 when one of them cannot. */
    static int above(int... depths) {
        int deepest = 0;
        for (int depth : depths) {
            if (depth == 0) {
                return 0;
            }
            deepest = Math.max(deepest, depth);
        }
        return Math.min(deepest, DEEPEST_AT_ONCE) + 1;
    }

    /** Whether {@link #now} may be called. */
    default boolean isNow() {
        int depth = depthNow();
        return depth > 0 && depth <= DEEPEST_AT_ONCE;
    }

    /** The one value, without the machine. Only for nodes that say so, and where no path is followed. */
    default @Nullable Object now(@Nullable Object input, Env env, Call call) {
        throw new IllegalStateException("not to be computed at once");
    }
}
