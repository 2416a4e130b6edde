package dev.tripline.language.script.code;

import dev.tripline.language.BadProgram;
import dev.tripline.language.script.syntax.Expr;
import dev.tripline.language.script.syntax.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the instructions of expressions. */
final class ExpressionWriter {
    private static final int DEEPEST = 500;
    private static final int ITEMS_AT_ONCE = 50;
    private static final int LIST = -1;
    private static final int MOST_ARGUMENTS = 250;

    private final FunctionCode out;
    private int depth;

    ExpressionWriter(FunctionCode out) {
        this.out = out;
    }

    /** Leaves one value on the stack. */
    void value(Expr expr) throws BadProgram {
        if (++depth > DEEPEST) {
            throw new BadProgram("<string>:" + out.line() + ": an expression of more than " + DEEPEST + " levels");
        }
        out.line(expr.line());
        switch (expr) {
            case Expr.Constant constant -> constant(constant.value());
            case Expr.Vararg vararg -> out.emit(Op.VARARG, 1, 1);
            case Expr.Function function -> function(function);
            case Expr.Local local -> load(local.variable());
            case Expr.Upvalue upvalue -> out.emit(Op.UPVALUE, upvalue.index(), 1);
            case Expr.Global global -> out.emit(Op.GLOBAL, out.constant(global.name()), 1);
            case Expr.Index index -> index(index);
            case Expr.Call call -> call(call, 1);
            case Expr.MethodCall call -> call(call, 1);
            case Expr.Binary binary -> binary(binary);
            case Expr.Logical logical -> logical(logical);
            case Expr.Unary unary -> unary(unary);
            case Expr.Concat concat -> concat(concat);
            case Expr.Table table -> table(table);
            case Expr.Single single -> value(single.inner());
        }
        depth--;
    }

    /** Leaves this many values on the stack. */
    void values(List<Expr> exprs, int wanted) throws BadProgram {
        for (int i = 0; i < exprs.size(); i++) {
            Expr expr = exprs.get(i);
            int missing = wanted - i;
            if (i == exprs.size() - 1 && missing > 1 && expr.isMulti()) {
                several(expr, missing);
                return;
            }
            value(expr);
            if (missing <= 0) {
                out.emit(Op.POP, 1, -1);
            }
        }
        for (int i = exprs.size(); i < wanted; i++) {
            out.emit(Op.NIL, 1);
        }
    }

    /** Leaves all but the last on the stack, when that is of any number of values, and that in the list. Whether it was so. */
    boolean list(List<Expr> exprs) throws BadProgram {
        boolean open = !exprs.isEmpty() && exprs.getLast().isMulti();
        for (Expr expr : open ? exprs.subList(0, exprs.size() - 1) : exprs) {
            value(expr);
        }
        if (open) {
            several(exprs.getLast(), LIST);
        }
        return open;
    }

    /** A call of which nothing is wanted. */
    void discard(Expr call) throws BadProgram {
        several(call, 0);
    }

    private void several(Expr expr, int wanted) throws BadProgram {
        out.line(expr.line());
        switch (expr) {
            case Expr.Call call -> call(call, wanted);
            case Expr.MethodCall call -> call(call, wanted);
            default -> {
                if (wanted == LIST) {
                    out.emit(Op.VARARG_LIST, 0);
                } else {
                    out.emit(Op.VARARG, wanted, wanted);
                }
            }
        }
    }

    private void constant(@Nullable Object value) throws BadProgram {
        switch (value) {
            case null -> out.emit(Op.NIL, 1);
            case Boolean bool -> out.emit(bool ? Op.TRUE : Op.FALSE, 1);
            default -> out.emit(Op.CONST, out.constant(value), 1);
        }
    }

    private void function(Expr.Function function) throws BadProgram {
        out.emit(Op.CLOSURE, out.function(StatementWriter.write(function.body())), 1);
    }

    private void load(Variable variable) throws BadProgram {
        out.emit(variable.isCaptured() ? Op.CELL : Op.LOCAL, variable.slot(), 1);
    }

    private void index(Expr.Index index) throws BadProgram {
        value(index.object());
        if (index.key() instanceof Expr.Constant(String name)) {
            out.line(index.line());
            out.emit(Op.FIELD, out.constant(name), 0);
        } else {
            value(index.key());
            out.line(index.line());
            out.emit(Op.INDEX, -1);
        }
    }

    private void binary(Expr.Binary binary) throws BadProgram {
        value(binary.left());
        value(binary.right());
        out.line(binary.line());
        out.emit(Op.ADD + binary.operator().ordinal(), -1);
    }

    private void logical(Expr.Logical logical) throws BadProgram {
        value(logical.left());
        int end = out.jump(logical.and() ? Op.AND : Op.OR, 0, -1);
        value(logical.right());
        out.land(end);
    }

    private void unary(Expr.Unary unary) throws BadProgram {
        value(unary.operand());
        out.line(unary.line());
        out.emit(Op.MINUS + unary.operator().ordinal(), 0);
    }

    private void concat(Expr.Concat concat) throws BadProgram {
        for (Expr part : concat.parts()) {
            value(part);
        }
        out.line(concat.line());
        out.emit(Op.CONCAT, concat.parts().size(), 1 - concat.parts().size());
    }

    private void call(Expr.Call call, int wanted) throws BadProgram {
        value(call.function());
        boolean open = list(call.arguments());
        finish(arguments(call.arguments(), open, 0), open, wanted, call.line(), name(call.function()));
    }

    private void call(Expr.MethodCall call, int wanted) throws BadProgram {
        method(call);
        boolean open = list(call.arguments());
        finish(arguments(call.arguments(), open, 1), open, wanted, call.line(), call.method());
    }

    private void method(Expr.MethodCall call) throws BadProgram {
        value(call.object());
        out.line(call.line());
        out.emit(Op.METHOD, out.constant(call.method()), 1);
    }

    /** A call whose results are the function's. */
    void tailCall(Expr expr) throws BadProgram {
        int own = 0;
        List<Expr> arguments;
        if (expr instanceof Expr.MethodCall call) {
            method(call);
            own = 1;
            arguments = call.arguments();
        } else if (expr instanceof Expr.Call call) {
            value(call.function());
            arguments = call.arguments();
        } else {
            throw new IllegalArgumentException("no call");
        }
        boolean open = list(arguments);
        int count = arguments(arguments, open, own);
        out.line(expr.line());
        out.emit(open ? Op.TAIL_CALL_LIST : Op.TAIL_CALL, count, -count - 1);
        out.callName(expr instanceof Expr.Call call ? name(call.function()) : ((Expr.MethodCall) expr).method());
        out.emit(Op.RETURN_LIST, 0);
    }

    private int arguments(List<Expr> arguments, boolean open, int own) throws BadProgram {
        int count = arguments.size() + own - (open ? 1 : 0);
        if (count > MOST_ARGUMENTS) {
            throw new BadProgram("<string>:" + out.line() + ": more than " + MOST_ARGUMENTS + " arguments");
        }
        return count;
    }

    private void finish(int arguments, boolean open, int wanted, int line, @Nullable String name) throws BadProgram {
        out.line(line);
        out.emit(open ? Op.CALL_LIST : Op.CALL, arguments, Math.max(0, wanted) - arguments - 1);
        out.word(wanted);
        out.callName(name);
    }

    private static @Nullable String name(Expr function) {
        return switch (function) {
            case Expr.Local local -> local.variable().name();
            case Expr.Global global -> global.name();
            case Expr.Upvalue upvalue -> upvalue.name();
            case Expr.Index index when index.key() instanceof Expr.Constant(String name) -> name;
            default -> null;
        };
    }

    /** Items wait on the stack, so that they win against members under their index. */
    private void table(Expr.Table table) throws BadProgram {
        out.emit(Op.NEW_TABLE, 1);
        int pending = 0;
        int done = 0;
        for (int i = 0; i < table.fields().size(); i++) {
            Expr.Field field = table.fields().get(i);
            Expr key = field.key();
            if (key != null) {
                value(key);
                value(field.value());
                out.line(table.line());
                out.emit(Op.MEMBER, pending, -2);
            } else if (i == table.fields().size() - 1 && field.value().isMulti()) {
                several(field.value(), LIST);
                out.emit(Op.ITEMS_LIST, pending, -pending);
                out.word(done);
                return;
            } else {
                value(field.value());
                pending++;
                if (pending == ITEMS_AT_ONCE) {
                    items(pending, done);
                    done += pending;
                    pending = 0;
                }
            }
        }
        items(pending, done);
    }

    private void items(int count, int before) throws BadProgram {
        if (count > 0) {
            out.emit(Op.ITEMS, count, -count);
            out.word(before);
        }
    }
}
