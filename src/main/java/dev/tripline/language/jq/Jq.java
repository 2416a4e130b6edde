package dev.tripline.language.jq;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import org.jspecify.annotations.Nullable;

/** A jq program, compiled once and run for many events. Immutable, safe for any thread. */
public final class Jq {
    private Jq() {}

    /**
     * @throws BadProgram a syntax error, an unknown function or variable
     */
    public static Jq compile(String program) throws BadProgram {
        throw new BadProgram("not built");
    }

    /**
     * The first output, which must be an object (or the null that a null body leaves), as JSON text in Go's form.
     *
     * @param body the event's body: an object or null
     * @throws EvaluationFailure no output, an error, another type, a budget that is used up
     */
    public String transform(@Nullable Object body, World world) throws EvaluationFailure {
        throw new EvaluationFailure("not built");
    }
}
