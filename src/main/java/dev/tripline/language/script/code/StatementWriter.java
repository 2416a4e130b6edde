package dev.tripline.language.script.code;

import dev.tripline.language.BadProgram;
import dev.tripline.language.script.syntax.Expr;
import dev.tripline.language.script.syntax.FunctionBody;
import dev.tripline.language.script.syntax.Stmt;
import dev.tripline.language.script.syntax.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the instructions of statements and functions. */
public final class StatementWriter {
    private final FunctionCode out = new FunctionCode();
    private final ExpressionWriter expressions = new ExpressionWriter(out);
    private final AssignmentWriter assignments = new AssignmentWriter(out, expressions);
    private @Nullable Jumps jumps;

    private StatementWriter() {}

    /**
     * The instructions of a function and of those in it.
     *
     * @throws BadProgram a jump without its target, something too large
     */
    public static Prototype write(FunctionBody body) throws BadProgram {
        StatementWriter writer = new StatementWriter();
        writer.out.line(body.line());
        for (Variable parameter : body.parameters()) {
            writer.shareLoaded(parameter);
        }
        Variable argument = body.argument();
        if (argument != null) {
            if (body.argumentFilled()) {
                writer.out.emit(Op.ARGUMENTS, argument.slot(), 0);
            }
            writer.shareLoaded(argument);
        }
        writer.block(body.block(), false);
        writer.out.line(body.lastLine());
        writer.out.emit(Op.RETURN, 0);
        return new Prototype(body, writer.out);
    }

    /** A variable that already has its value in its slot. */
    private void shareLoaded(Variable variable) throws BadProgram {
        if (variable.isCaptured()) {
            out.emit(Op.LOCAL, variable.slot(), 1);
            out.emit(Op.NEW_CELL, variable.slot(), -1);
        }
    }

    /** A new variable takes the value on the stack. */
    private void initialize(Variable variable) throws BadProgram {
        out.emit(variable.isCaptured() ? Op.NEW_CELL : Op.SET_LOCAL, variable.slot(), -1);
    }

    private Jumps block(Stmt.Block block, boolean loop) throws BadProgram {
        Jumps inner = open(block, loop);
        close(inner, block);
        return inner;
    }

    private Jumps open(Stmt.Block block, boolean loop) throws BadProgram {
        Jumps inner = new Jumps(jumps, loop);
        jumps = inner;
        for (Stmt statement : block.statements()) {
            statement(statement, inner);
        }
        return inner;
    }

    private void close(Jumps inner, Stmt.Block block) throws BadProgram {
        jumps = inner.around();
        inner.close(out, block.outerLocals());
    }

    private void statement(Stmt statement, Jumps block) throws BadProgram {
        switch (statement) {
            case Stmt.Assign assign -> assignments.write(assign);
            case Stmt.Local local -> local(local);
            case Stmt.LocalFunction function -> localFunction(function);
            case Stmt.CallStatement call -> expressions.discard(call.call());
            case Stmt.Do inner -> block(inner.block(), false);
            case Stmt.While loop -> whileLoop(loop);
            case Stmt.Repeat loop -> repeat(loop);
            case Stmt.If conditional -> conditional(conditional);
            case Stmt.NumericFor loop -> numeric(loop);
            case Stmt.GenericFor loop -> generic(loop);
            case Stmt.Return result -> result(result);
            case Stmt.Break exit -> block.add(exit, out);
            case Stmt.Goto jump -> block.add(jump, out);
            case Stmt.Label label -> block.add(label, out);
        }
    }

    private void local(Stmt.Local local) throws BadProgram {
        out.line(local.line());
        expressions.values(local.values(), local.variables().size());
        for (Variable variable : local.variables().reversed()) {
            initialize(variable);
        }
    }

    private void localFunction(Stmt.LocalFunction function) throws BadProgram {
        Variable variable = function.variable();
        if (variable.isCaptured()) {
            out.emit(Op.NIL, 1);
            initialize(variable);
        }
        expressions.value(new Expr.Function(function.body()));
        out.emit(variable.isCaptured() ? Op.SET_CELL : Op.SET_LOCAL, variable.slot(), -1);
    }

    private void whileLoop(Stmt.While loop) throws BadProgram {
        int start = out.here();
        expressions.value(loop.condition());
        int exit = out.jump(Op.JUMP_UNLESS, 0, -1);
        Jumps body = block(loop.body(), true);
        out.jumpTo(Op.JUMP, 0, 0, start);
        out.land(exit);
        body.landBreaks(out);
    }

    private void repeat(Stmt.Repeat loop) throws BadProgram {
        int start = out.here();
        Jumps body = open(loop.body(), true);
        expressions.value(loop.condition());
        close(body, loop.body());
        out.jumpTo(Op.JUMP_UNLESS, 0, -1, start);
        body.landBreaks(out);
    }

    private void conditional(Stmt.If conditional) throws BadProgram {
        List<Integer> ends = new ArrayList<>();
        for (Stmt.Branch branch : conditional.branches()) {
            expressions.value(branch.condition());
            int next = out.jump(Op.JUMP_UNLESS, 0, -1);
            block(branch.block(), false);
            ends.add(out.jump(Op.JUMP, 0, 0));
            out.land(next);
        }
        Stmt.Block otherwise = conditional.otherwise();
        if (otherwise != null) {
            block(otherwise, false);
        }
        ends.forEach(out::land);
    }

    private void numeric(Stmt.NumericFor loop) throws BadProgram {
        Expr step = loop.step();
        expressions.value(loop.from());
        expressions.value(loop.to());
        expressions.value(step == null ? new Expr.Constant(1.0) : step);
        state(loop.state());
        out.line(loop.line());
        int prepare = out.jump(Op.FOR_PREPARE, loop.state(), 0);
        int start = out.here();
        shareLoaded(loop.variable());
        Jumps body = block(loop.body(), true);
        out.land(prepare);
        out.line(loop.line());
        out.jumpTo(Op.FOR_LOOP, loop.state(), 0, start);
        body.landBreaks(out);
    }

    private void state(int first) throws BadProgram {
        for (int i = 2; i >= 0; i--) {
            out.emit(Op.SET_LOCAL, first + i, -1);
        }
    }

    private void generic(Stmt.GenericFor loop) throws BadProgram {
        expressions.values(loop.values(), 3);
        state(loop.state());
        int entry = out.jump(Op.JUMP, 0, 0);
        int start = out.here();
        for (Variable variable : loop.variables()) {
            shareLoaded(variable);
        }
        Jumps body = block(loop.body(), true);
        out.land(entry);
        out.line(loop.line());
        out.emit(Op.FOR_CALL, loop.state(), loop.variables().size());
        out.word(loop.variables().size());
        for (Variable variable : loop.variables().reversed()) {
            out.emit(Op.SET_LOCAL, variable.slot(), -1);
        }
        out.jumpTo(Op.FOR_NEXT, loop.state(), 0, start);
        body.landBreaks(out);
    }

    private void result(Stmt.Return result) throws BadProgram {
        out.line(result.line());
        List<Expr> values = result.values();
        if (values.size() == 1
                && (values.getFirst() instanceof Expr.Call || values.getFirst() instanceof Expr.MethodCall)) {
            expressions.tailCall(values.getFirst());
            return;
        }
        boolean open = expressions.list(values);
        int count = values.size() - (open ? 1 : 0);
        out.line(result.line());
        out.emit(open ? Op.RETURN_LIST : Op.RETURN, count, -count);
    }
}
