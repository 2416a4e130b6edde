package dev.tripline.language.script.run;

import dev.tripline.language.script.code.Op;
import dev.tripline.language.script.value.LuaFunction;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import org.jspecify.annotations.Nullable;

/** The instructions that jump, call and return. */
final class Control {
    /** What goes on after an instruction. */
    enum Next {
        SAME_FRAME,
        OTHER_FRAME,
        /** Java, with the results. */
        JAVA
    }

    private final Machine machine;
    private @Nullable Object[] results = Native.NOTHING;

    Control(Machine machine) {
        this.machine = machine;
    }

    @Nullable
    Object[] results() {
        return results;
    }

    Next execute(Frame frame, int op, int a) {
        switch (op) {
            case Op.JUMP -> frame.pc = frame.code[frame.pc];
            case Op.JUMP_UNLESS -> jumpIf(frame, !LuaType.truth(frame.pop()));
            case Op.AND -> keepIf(frame, false);
            case Op.OR -> keepIf(frame, true);
            case Op.FOR_PREPARE -> prepare(frame, a);
            case Op.FOR_LOOP -> loop(frame, a);
            case Op.FOR_NEXT -> {
                Object first = frame.slots[a + 3];
                frame.slots[a + 2] = first;
                jumpIf(frame, first != null);
            }
            case Op.FOR_CALL -> {
                return iterate(frame, a);
            }
            case Op.CALL, Op.CALL_LIST -> {
                @Nullable Object[] arguments = frame.take(a, op == Op.CALL_LIST);
                int wanted = frame.code[frame.pc++];
                return call(frame, frame.pop(), arguments, wanted);
            }
            case Op.TAIL_CALL, Op.TAIL_CALL_LIST -> {
                return tailCall(frame, frame.take(a, op == Op.TAIL_CALL_LIST));
            }
            default -> {
                return finish(frame, frame.take(a, op == Op.RETURN_LIST));
            }
        }
        return Next.SAME_FRAME;
    }

    private static void jumpIf(Frame frame, boolean condition) {
        frame.pc = condition ? frame.code[frame.pc] : frame.pc + 1;
    }

    private static void keepIf(Frame frame, boolean truth) {
        boolean keep = LuaType.truth(frame.slots[frame.top - 1]) == truth;
        frame.top -= keep ? 0 : 1;
        jumpIf(frame, keep);
    }

    private Next call(Frame frame, @Nullable Object callee, @Nullable Object[] arguments, int wanted) {
        LuaFunction function = machine.callable(callee);
        @Nullable Object[] all = function == callee ? arguments : Machine.withSelf(callee, arguments);
        if (function instanceof Closure closure) {
            machine.enter(closure, all, wanted, false);
            return Next.OTHER_FRAME;
        }
        if (function == Coroutine.YIELD) {
            machine.threads().yielding(wanted);
            results = all;
            return Next.JAVA;
        }
        frame.accept(machine.library((Native) function, all, true), wanted);
        return Next.SAME_FRAME;
    }

    private Next tailCall(Frame frame, @Nullable Object[] arguments) {
        Object callee = frame.pop();
        LuaFunction function = machine.callable(callee);
        if (!(function instanceof Closure closure)) {
            return call(frame, callee, arguments, -1);
        }
        @Nullable Object[] all = function == callee ? arguments : Machine.withSelf(callee, arguments);
        machine.leave(frame);
        machine.enter(closure, all, frame.wanted, frame.entry);
        return Next.OTHER_FRAME;
    }

    private Next finish(Frame frame, @Nullable Object[] values) {
        Frame caller = machine.leave(frame);
        if (frame.entry || caller == null) {
            results = values;
            return Next.JAVA;
        }
        caller.accept(values, frame.wanted);
        return Next.OTHER_FRAME;
    }

    /** A table as it is asked for most: {@code next} is called without the detour over arguments. */
    private Next iterate(Frame frame, int a) {
        @Nullable Object[] slots = frame.slots;
        int wanted = frame.code[frame.pc++];
        Object function = slots[a];
        if (function instanceof Native.Iteration step && slots[a + 1] instanceof LuaTable table) {
            frame.accept(step.next(table, slots[a + 2]), wanted);
            return Next.SAME_FRAME;
        }
        return call(frame, function, new Object[] {slots[a + 1], slots[a + 2]}, wanted);
    }

    private void prepare(Frame frame, int a) {
        @Nullable Object[] slots = frame.slots;
        if (!(slots[a] instanceof Double from)) {
            throw machine.error("for statement init must be a number");
        }
        if (!(slots[a + 2] instanceof Double step)) {
            throw machine.error("for statement step must be a number");
        }
        slots[a] = from - step;
        frame.pc = frame.code[frame.pc];
    }

    private void loop(Frame frame, int a) {
        @Nullable Object[] slots = frame.slots;
        if (!(slots[a + 1] instanceof Double limit)) {
            throw machine.error("for statement limit must be a number");
        }
        if (slots[a] instanceof Double before && slots[a + 2] instanceof Double step) {
            Double value = before + step;
            slots[a] = value;
            boolean more = step > 0 ? value <= limit : value >= limit;
            if (more) {
                slots[a + 3] = value;
            }
            jumpIf(frame, more);
        }
    }
}
