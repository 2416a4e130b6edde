package dev.tripline.language.script;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import dev.tripline.language.script.code.Prototype;
import dev.tripline.language.script.code.StatementWriter;
import dev.tripline.language.script.library.Library;
import dev.tripline.language.script.run.Machine;
import dev.tripline.language.script.syntax.Parser;
import dev.tripline.language.script.value.Bytes;
import dev.tripline.language.script.value.LuaError;
import dev.tripline.language.script.value.LuaTable;
import dev.tripline.language.script.value.LuaType;
import dev.tripline.language.script.value.OutOfBudget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Lua chunk, compiled once and run for many events in a fresh state each. Behaves as gopher-lua 1.1.2 does under Argo
 * Events, but for what {@link Library} leaves out and what {@link dev.tripline.language.script.value.Budget} limits.
 * Immutable, safe for any thread.
 */
public final class LuaScript {
    /** Characters of a chunk. */
    public static final int LONGEST_CHUNK = 256 << 10;

    private static final int LONGEST_REASON = 300;

    private final Prototype chunk;

    private LuaScript(Prototype chunk) {
        this.chunk = chunk;
    }

    /**
     * @throws BadProgram a syntax error with its line
     */
    public static LuaScript compile(String chunk) throws BadProgram {
        if (chunk.length() > LONGEST_CHUNK) {
            throw new BadProgram("a script of more than " + LONGEST_CHUNK + " characters");
        }
        return new LuaScript(StatementWriter.write(Parser.parse(Bytes.of(chunk))));
    }

    /**
     * As a filter: whether the last returned value is {@code true}.
     *
     * @param body the event's body: an object
     * @throws EvaluationFailure a run error, a budget that is used up
     */
    public boolean test(Map<String, ? extends @Nullable Object> body, World world) throws EvaluationFailure {
        return Boolean.TRUE.equals(run(body, world));
    }

    /**
     * As a transform: the last returned value, a table, as JSON text.
     *
     * @throws EvaluationFailure a run error, no table, what JSON does not have, a budget that is used up
     */
    public String transform(Map<String, ? extends @Nullable Object> body, World world) throws EvaluationFailure {
        Object result = run(body, world);
        if (result instanceof LuaTable table) {
            return written(table);
        }
        throw new EvaluationFailure("the script must return a table, not " + LuaType.name(result));
    }

    private static String written(LuaTable table) throws EvaluationFailure {
        try {
            return TableJson.of(table);
        } catch (OutOfBudget e) {
            throw EvaluationFailure.overBudget(e.reason());
        }
    }

    private @Nullable Object run(Map<String, ? extends @Nullable Object> body, World world) throws EvaluationFailure {
        try {
            Machine machine = Library.machine(world);
            machine.globals().set("event", EventTable.of(body, machine.budget()));
            @Nullable Object[] results = machine.call(machine.load(chunk));
            return results.length == 0 ? null : results[results.length - 1];
        } catch (LuaError e) {
            throw new EvaluationFailure(shortened(Bytes.decode(e.reason())));
        } catch (OutOfBudget e) {
            throw EvaluationFailure.overBudget(e.reason());
        } catch (StackOverflowError e) {
            throw EvaluationFailure.overBudget("calls nested too deeply");
        }
    }

    private static String shortened(String reason) {
        String line = reason.replace('\n', ' ');
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }
}
