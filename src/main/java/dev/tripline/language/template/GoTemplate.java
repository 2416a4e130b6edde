package dev.tripline.language.template;

import dev.tripline.language.BadProgram;
import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text/template with Sprig's hermetic functions, compiled once and rendered many times. Immutable, safe for any thread. */
public final class GoTemplate {
    private GoTemplate() {}

    /**
     * @throws BadProgram a syntax error or an unknown function, with its line
     */
    public static GoTemplate compile(String text) throws BadProgram {
        throw new BadProgram("not built");
    }

    /**
     * @param data the dot, e.g. {@code {"Input": value}}: null, Boolean, Double, String, List, Map
     * @return the raw output; {@code <no value>} and empty output are the caller's business
     * @throws EvaluationFailure an execution error, a budget that is used up
     */
    public String render(Map<String, ? extends @Nullable Object> data, World world) throws EvaluationFailure {
        throw new EvaluationFailure("not built");
    }
}
