package dev.tripline.language.script.run;

import dev.tripline.language.script.code.Op;
import dev.tripline.language.script.code.Prototype;
import dev.tripline.language.script.syntax.FunctionBody;
import dev.tripline.language.script.value.Budget;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the instructions of the topmost frame until the frame that Java entered returns, or its thread yields. */
final class Interpreter {
    private static final int BYTES_OF_A_CLOSURE = 48;

    private final Machine machine;
    private final Budget budget;
    private final Control control;

    Interpreter(Machine machine) {
        this.machine = machine;
        this.budget = machine.budget();
        this.control = new Control(machine);
    }

    @Nullable
    Object[] run() {
        while (true) {
            Frame frame = machine.running().frame;
            if (frame == null) {
                throw new IllegalStateException("no frame");
            }
            @Nullable Object[] done = run(frame);
            if (done != null) {
                return done;
            }
        }
    }

    /** Null when another frame goes on. */
    private @Nullable Object @Nullable [] run(Frame frame) {
        int[] code = frame.code;
        while (true) {
            budget.step();
            int word = code[frame.pc++];
            int op = word & 0xFF;
            if (op >= Op.FIRST_CONTROL) {
                Control.Next next = control.execute(frame, op, word >>> 8);
                if (next != Control.Next.SAME_FRAME) {
                    return next == Control.Next.OTHER_FRAME ? null : control.results();
                }
            } else if (op >= Op.ADD) {
                operate(frame, op, word >>> 8);
            } else {
                move(frame, op, word >>> 8);
            }
        }
    }

    private void move(Frame frame, int op, int a) {
        @Nullable Object[] slots = frame.slots;
        switch (op) {
            case Op.CONST -> frame.push(frame.prototype.constants()[a]);
            case Op.NIL -> frame.push(null);
            case Op.TRUE -> frame.push(Boolean.TRUE);
            case Op.FALSE -> frame.push(Boolean.FALSE);
            case Op.LOCAL -> frame.push(slots[a]);
            case Op.SET_LOCAL -> slots[a] = frame.pop();
            case Op.CELL -> frame.push(cell(slots[a]).value);
            case Op.SET_CELL -> cell(slots[a]).value = frame.pop();
            case Op.NEW_CELL -> slots[a] = new Closure.Cell(frame.pop());
            case Op.UPVALUE -> frame.push(frame.closure.upvalues[a].value);
            case Op.SET_UPVALUE -> frame.closure.upvalues[a].value = frame.pop();
            case Op.GLOBAL -> frame.push(machine.indexes().get(frame.closure.environment(), name(frame, a)));
            case Op.SET_GLOBAL -> machine.indexes().set(frame.closure.environment(), name(frame, a), frame.pop());
            case Op.POP -> frame.top -= a;
            case Op.VARARG -> frame.accept(frame.extra, a);
            case Op.VARARG_LIST -> frame.list = frame.extra;
            case Op.NEW_TABLE -> frame.push(new LuaTable(budget));
            case Op.ITEMS -> items(frame, frame.take(a, false));
            case Op.ITEMS_LIST -> items(frame, frame.take(a, true));
            case Op.MEMBER -> member(frame, a);
            case Op.CLOSURE -> frame.push(closure(frame, frame.prototype.inner(a)));
            default -> slots[a] = arguments(frame);
        }
    }

    private static Closure.Cell cell(@Nullable Object slot) {
        if (slot instanceof Closure.Cell cell) {
            return cell;
        }
        throw new IllegalStateException("a shared variable without its cell");
    }

    private static @Nullable Object name(Frame frame, int constant) {
        return frame.prototype.constants()[constant];
    }

    private static void items(Frame frame, @Nullable Object[] values) {
        int before = frame.code[frame.pc++];
        if (frame.slots[frame.top - 1] instanceof LuaTable table) {
            for (int i = 0; i < values.length; i++) {
                table.put(before + i + 1, values[i]);
            }
        }
    }

    private void member(Frame frame, int items) {
        Object value = frame.pop();
        Object key = frame.pop();
        if (frame.slots[frame.top - 1 - items] instanceof LuaTable table) {
            machine.rawSet(table, key, value);
        }
    }

    private Closure closure(Frame frame, Prototype prototype) {
        List<FunctionBody.Capture> captures = prototype.captures();
        budget.allocate(BYTES_OF_A_CLOSURE + 8L * captures.size());
        Closure.Cell[] upvalues = new Closure.Cell[captures.size()];
        for (int i = 0; i < upvalues.length; i++) {
            FunctionBody.Capture capture = captures.get(i);
            upvalues[i] = capture.variable() == null
                    ? frame.closure.upvalues[capture.index()]
                    : cell(frame.slots[capture.variable().slot()]);
        }
        return new Closure(prototype, upvalues, frame.closure.environment());
    }

    private LuaTable arguments(Frame frame) {
        LuaTable table = new LuaTable(budget);
        table.items(frame.extra);
        table.set("n", (double) frame.extra.length);
        return table;
    }

    private void operate(Frame frame, int op, int a) {
        Operators operators = machine.operators();
        switch (op) {
            case Op.MINUS -> frame.push(operators.minus(frame.pop()));
            case Op.NOT -> frame.push(!LuaType.truth(frame.pop()));
            case Op.LENGTH -> frame.push(operators.length(frame.pop()));
            case Op.CONCAT -> frame.push(operators.concat(frame.take(a, false)));
            case Op.INDEX -> {
                Object key = frame.pop();
                frame.push(machine.indexes().get(frame.pop(), key));
            }
            case Op.FIELD -> frame.push(machine.indexes().get(frame.pop(), name(frame, a)));
            case Op.SET_INDEX -> {
                Object value = frame.pop();
                Object key = frame.pop();
                machine.indexes().set(frame.pop(), key, value);
            }
            case Op.STORE -> {
                Object value = frame.pop();
                machine.indexes().set(frame.slots[frame.top - a], frame.slots[frame.top - a + 1], value);
            }
            case Op.STORE_INTO -> {
                Object object = frame.pop();
                Object value = frame.pop();
                machine.indexes().set(object, frame.slots[frame.top - a + 1], value);
            }
            case Op.METHOD -> {
                Object object = frame.pop();
                frame.push(machine.indexes().get(object, name(frame, a)));
                frame.push(object);
            }
            default -> {
                Object right = frame.pop();
                frame.push(operators.binary(op, frame.pop(), right));
            }
        }
    }
}
