package dev.tripline.language.script.syntax;

import dev.tripline.language.BadProgram;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that are visible at one place of a function. */
final class Scope {
    private static final int MOST_LOCALS = 200;
    private static final int MOST_CAPTURES = 255;

    private final @Nullable Scope around;
    private final List<Variable> active = new ArrayList<>();
    private final List<FunctionBody.Capture> captures = new ArrayList<>();
    private final boolean vararg;
    private boolean varargUsed;
    private int slots;

    Scope(@Nullable Scope around, boolean vararg) {
        this.around = around;
        this.vararg = vararg;
    }

    Variable declare(String name, int line) throws BadProgram {
        if (active.size() >= MOST_LOCALS) {
            throw new BadProgram("<string>:" + line + ": more than " + MOST_LOCALS + " local variables");
        }
        Variable variable = new Variable(name, active.size());
        active.add(variable);
        slots = Math.max(slots, active.size());
        return variable;
    }

    int locals() {
        return active.size();
    }

    void leave(int locals) {
        while (active.size() > locals) {
            active.removeLast();
        }
    }

    boolean useVararg() {
        varargUsed = true;
        return vararg;
    }

    boolean isVarargUsed() {
        return varargUsed;
    }

    int slots() {
        return slots;
    }

    List<FunctionBody.Capture> captures() {
        return List.copyOf(captures);
    }

    Expr resolve(String name, int line) throws BadProgram {
        Variable local = local(name);
        if (local != null) {
            return new Expr.Local(local);
        }
        int index = capture(name, line);
        return index < 0 ? new Expr.Global(name, line) : new Expr.Upvalue(index, name);
    }

    private @Nullable Variable local(String name) {
        for (int i = active.size() - 1; i >= 0; i--) {
            if (active.get(i).name().equals(name)) {
                return active.get(i);
            }
        }
        return null;
    }

    /** The index of the capture under which a name of a function around is known here; -1 when there is none. */
    private int capture(String name, int line) throws BadProgram {
        if (around == null) {
            return -1;
        }
        Variable outer = around.local(name);
        int index = -1;
        if (outer == null) {
            index = around.capture(name, line);
            if (index < 0) {
                return -1;
            }
        } else {
            outer.capture();
        }
        FunctionBody.Capture capture = new FunctionBody.Capture(outer, index);
        int known = captures.indexOf(capture);
        if (known >= 0) {
            return known;
        }
        if (captures.size() >= MOST_CAPTURES) {
            throw new BadProgram("<string>:" + line + ": more than " + MOST_CAPTURES + " upvalues");
        }
        captures.add(capture);
        return captures.size() - 1;
    }
}
