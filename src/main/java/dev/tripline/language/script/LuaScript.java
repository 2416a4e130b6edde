package dev.tripline.language.script;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Lua chunk, compiled once and run for many events in a fresh state each. Immutable, safe for any thread. */
public final class LuaScript {
    private LuaScript() {}

    /**
     * @throws BadProgram a syntax error with its line
     */
    public static LuaScript compile(String chunk) throws BadProgram {
        throw new BadProgram("not built");
    }

    /**
     * As a filter: whether the last returned value is {@code true}.
     *
     * @param body the event's body: an object
     * @throws EvaluationFailure a run error, a budget that is used up
     */
    public boolean test(Map<String, ? extends @Nullable Object> body, World world) throws EvaluationFailure {
        throw new EvaluationFailure("not built");
    }

    /**
     * As a transform: the last returned value, a table, as JSON text.
     *
     * @throws EvaluationFailure a run error, no table, what JSON does not have, a budget that is used up
     */
    public String transform(Map<String, ? extends @Nullable Object> body, World world) throws EvaluationFailure {
        throw new EvaluationFailure("not built");
    }
}
