package dev.tripline.language.script.code;

import dev.tripline.language.BadProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Instructions of one function, while they are being written. Knows how high the stack gets. */
final class FunctionCode {
    private static final int LARGEST_OPERAND = (1 << 23) - 1;

    private int[] code = new int[64];
    private int[] lines = new int[64];
    private int size;
    private int line;
    private int depth;
    private int deepest;
    private final Map<Object, Integer> constants = new HashMap<>();
    private final List<Prototype> inner = new ArrayList<>();
    private final Map<Integer, String> callNames = new HashMap<>();

    int[] code() {
        return Arrays.copyOf(code, size);
    }

    int[] lines() {
        return Arrays.copyOf(lines, size);
    }

    @Nullable
    Object[] constants() {
        @Nullable Object[] all = new Object[constants.size()];
        constants.forEach((value, index) -> all[index] = value);
        return all;
    }

    List<Prototype> inner() {
        return List.copyOf(inner);
    }

    Map<Integer, String> callNames() {
        return Map.copyOf(callNames);
    }

    int deepest() {
        return deepest;
    }

    int here() {
        return size;
    }

    /** The line of what is written next; 0 leaves it. */
    void line(int of) {
        line = of > 0 ? of : line;
    }

    int line() {
        return line;
    }

    /** Values on the stack at this place. */
    int depth() {
        return depth;
    }

    void word(int word) {
        if (size == code.length) {
            code = Arrays.copyOf(code, size * 2);
            lines = Arrays.copyOf(lines, size * 2);
        }
        code[size] = word;
        lines[size] = line;
        size++;
    }

    /**
     * @param effect by how much the stack grows
     */
    void emit(int op, int operand, int effect) throws BadProgram {
        if (operand > LARGEST_OPERAND) {
            throw new BadProgram("<string>:" + line + ": too large");
        }
        word(op | operand << 8);
        depth += effect;
        deepest = Math.max(deepest, depth);
    }

    void emit(int op, int effect) throws BadProgram {
        emit(op, 0, effect);
    }

    int constant(Object value) {
        return constants.computeIfAbsent(value, key -> constants.size());
    }

    int function(Prototype prototype) {
        inner.add(prototype);
        return inner.size() - 1;
    }

    /** A jump to a place that {@link #land} or {@link #land(int, int)} fills in; its address. */
    int jump(int op, int operand, int effect) throws BadProgram {
        emit(op, operand, effect);
        word(-1);
        return size - 1;
    }

    void jumpTo(int op, int operand, int effect, int target) throws BadProgram {
        land(jump(op, operand, effect), target);
    }

    /** The jump ends here. */
    void land(int jump) {
        land(jump, size);
    }

    void land(int jump, int target) {
        code[jump] = target;
    }

    /** Names the call that was just written. */
    void callName(@Nullable String name) {
        if (name != null) {
            callNames.put(size, name);
        }
    }
}
