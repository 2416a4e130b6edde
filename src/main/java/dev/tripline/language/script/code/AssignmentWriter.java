package dev.tripline.language.script.code;

import dev.tripline.language.BadProgram;
import dev.tripline.language.script.syntax.Expr;
import dev.tripline.language.script.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the instructions of assignments. With several targets: objects and keys first, then the values, then the assignments
 * from the last to the first. Except that gopher-lua gives local variables their values at once, and reads last those that go
 * into a table or hold one: {@code a, b = b, a} swaps nothing when they are local.
 */
final class AssignmentWriter {
    private final FunctionCode out;
    private final ExpressionWriter expressions;

    AssignmentWriter(FunctionCode out, ExpressionWriter expressions) {
        this.out = out;
        this.expressions = expressions;
    }

    /**
     * @param late the value, when it is not on the stack yet
     */
    private record Waiting(Expr target, @Nullable Expr late) {}

    void write(Stmt.Assign assign) throws BadProgram {
        List<Expr> targets = assign.targets();
        if (targets.size() == 1 && targets.getFirst() instanceof Expr.Index index) {
            expressions.value(index.object());
            expressions.value(index.key());
            expressions.values(assign.values(), 1);
            out.line(assign.line());
            out.emit(Op.SET_INDEX, -3);
            return;
        }
        int bottom = out.depth();
        places(targets);
        int place = out.depth();
        for (Waiting one : values(targets, assign.values()).reversed()) {
            if (one.late() != null) {
                expressions.value(one.late());
            }
            out.line(assign.line());
            if (one.target() instanceof Expr.Index index) {
                place -= 2;
                if (index.object() instanceof Expr.Local) {
                    expressions.value(index.object());
                    out.emit(Op.STORE_INTO, out.depth() - 2 - place, -2);
                } else {
                    out.emit(Op.STORE, out.depth() - 1 - place, -1);
                }
            } else {
                store(one.target());
            }
        }
        if (out.depth() > bottom) {
            out.emit(Op.POP, out.depth() - bottom, bottom - out.depth());
        }
    }

    /** Leaves object and key of every member that is assigned to; nil for an object that is read late. */
    private void places(List<Expr> targets) throws BadProgram {
        for (Expr target : targets) {
            if (target instanceof Expr.Index index) {
                expressions.value(index.object() instanceof Expr.Local ? new Expr.Constant(null) : index.object());
                expressions.value(index.key());
            }
        }
    }

    /** Leaves the values on the stack, but for locals; what is still to be assigned. */
    private List<Waiting> values(List<Expr> targets, List<Expr> values) throws BadProgram {
        List<Waiting> waiting = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Expr target = targets.get(i);
            if (i == values.size() - 1 && values.get(i).isMulti()) {
                List<Expr> rest = targets.subList(i, targets.size());
                expressions.values(values.subList(i, i + 1), rest.size());
                rest.forEach(one -> waiting.add(new Waiting(one, null)));
                return waiting;
            }
            Expr value = i < values.size() ? values.get(i) : new Expr.Constant(null);
            if (target instanceof Expr.Index && value instanceof Expr.Local) {
                waiting.add(new Waiting(target, value));
                continue;
            }
            expressions.value(value);
            if (target instanceof Expr.Local) {
                store(target);
            } else {
                waiting.add(new Waiting(target, null));
            }
        }
        for (int i = targets.size(); i < values.size(); i++) {
            expressions.value(values.get(i));
            out.emit(Op.POP, 1, -1);
        }
        return waiting;
    }

    /** The value on the stack into a variable. */
    private void store(Expr target) throws BadProgram {
        switch (target) {
            case Expr.Local local ->
                out.emit(
                        local.variable().isCaptured() ? Op.SET_CELL : Op.SET_LOCAL,
                        local.variable().slot(),
                        -1);
            case Expr.Upvalue upvalue -> out.emit(Op.SET_UPVALUE, upvalue.index(), -1);
            case Expr.Global global -> out.emit(Op.SET_GLOBAL, out.constant(global.name()), -1);
            default -> throw new IllegalArgumentException("no variable");
        }
    }
}
