package dev.tripline.language.script.code;

import dev.tripline.language.BadProgram;
import dev.tripline.language.script.syntax.Stmt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where {@code break} and {@code goto} of one block and of the blocks inside lead. */
final class Jumps {
    private record Pending(Stmt.Goto statement, int jump, int locals) {}

    private record Target(int place, Stmt.Label label) {}

    private final @Nullable Jumps around;
    private final boolean loop;
    private final Map<String, Target> labels = new HashMap<>();
    private final List<Pending> gotos = new ArrayList<>();
    private final List<Integer> breaks = new ArrayList<>();

    /**
     * @param loop whether it is the body of a loop
     */
    Jumps(@Nullable Jumps around, boolean loop) {
        this.around = around;
        this.loop = loop;
    }

    @Nullable
    Jumps around() {
        return around;
    }

    void add(Stmt.Break statement, FunctionCode out) throws BadProgram {
        Jumps block = this;
        while (block != null && !block.loop) {
            block = block.around;
        }
        if (block == null) {
            throw new BadProgram("<string>:" + statement.line() + ": no loop to break");
        }
        block.breaks.add(out.jump(Op.JUMP, 0, 0));
    }

    void add(Stmt.Goto statement, FunctionCode out) throws BadProgram {
        gotos.add(new Pending(statement, out.jump(Op.JUMP, 0, 0), statement.locals()));
    }

    void add(Stmt.Label label, FunctionCode out) throws BadProgram {
        for (Jumps block = this; block != null; block = block.around) {
            Target same = block.labels.get(label.name());
            if (same != null) {
                throw new BadProgram("<string>:" + label.line() + ": label '" + label.name()
                        + "' already defined on line " + same.label().line());
            }
        }
        labels.put(label.name(), new Target(out.here(), label));
    }

    /** The block is written: its gotos find their labels here or are handed outwards; the loop's breaks end here. */
    void close(FunctionCode out, int outerLocals) throws BadProgram {
        for (Pending pending : gotos) {
            Stmt.Goto statement = pending.statement();
            Target target = labels.get(statement.label());
            if (target != null) {
                if (target.label().locals() > pending.locals()) {
                    throw new BadProgram("<string>:" + statement.line() + ": goto " + statement.label()
                            + " jumps into the scope of a local");
                }
                out.land(pending.jump(), target.place());
            } else if (around != null) {
                around.gotos.add(new Pending(statement, pending.jump(), Math.min(pending.locals(), outerLocals)));
            } else {
                throw new BadProgram(
                        "<string>:" + statement.line() + ": no visible label '" + statement.label() + "' for goto");
            }
        }
    }

    void landBreaks(FunctionCode out) {
        breaks.forEach(out::land);
    }
}
