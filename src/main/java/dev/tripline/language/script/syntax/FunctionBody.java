package dev.tripline.language.script.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as written.
 *
 * @param parameters in order
 * @param argument the local {@code arg} that functions with {@code ...} have
 * @param argumentFilled whether it is a table of the arguments, as in Lua 5.0: when {@code ...} is not used
 * @param slots places for local variables
 */
public record FunctionBody(
        List<Variable> parameters,
        boolean vararg,
        @Nullable Variable argument,
        boolean argumentFilled,
        Stmt.Block block,
        List<Capture> captures,
        int slots,
        int line,
        int lastLine) {
    /**
     * A variable of a function around it.
     *
     * @param variable of the next function outwards; null when that one has captured it itself
     * @param index of that function's capture, when the variable is null
     */
    public record Capture(@Nullable Variable variable, int index) {}
}
