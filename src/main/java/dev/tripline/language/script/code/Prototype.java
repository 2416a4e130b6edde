package dev.tripline.language.script.code;

import dev.tripline.language.script.syntax.FunctionBody;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function's instructions. Immutable by agreement: nobody writes into the arrays. */
public final class Prototype {
    private final int[] code;
    private final int[] lines;
    private final @Nullable Object[] constants;
    private final List<Prototype> inner;
    private final List<FunctionBody.Capture> captures;
    private final Map<Integer, String> callNames;
    private final int parameters;
    private final boolean vararg;
    private final int slots;
    private final int depth;

    Prototype(FunctionBody body, FunctionCode from) {
        code = from.code();
        lines = from.lines();
        constants = from.constants();
        inner = from.inner();
        callNames = from.callNames();
        captures = body.captures();
        parameters = body.parameters().size();
        vararg = body.vararg();
        slots = body.slots();
        depth = from.deepest();
    }

    public int[] code() {
        return code;
    }

    public @Nullable Object[] constants() {
        return constants;
    }

    public Prototype inner(int index) {
        return inner.get(index);
    }

    public List<FunctionBody.Capture> captures() {
        return captures;
    }

    public int parameters() {
        return parameters;
    }

    public boolean isVararg() {
        return vararg;
    }

    /** Places for local variables. */
    public int slots() {
        return slots;
    }

    /** The most values on the stack above them. */
    public int depth() {
        return depth;
    }

    /** The line of the instruction before this one. */
    public int line(int pc) {
        return lines[Math.max(0, pc - 1)];
    }

    /** What the call is named whose last word is before this place, for messages. */
    public String callName(int pc) {
        return callNames.getOrDefault(pc, "(anonymous)");
    }
}
