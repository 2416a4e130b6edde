package dev.tripline.language.template.tree;

import java.util.List;

/**
 * Commands, each with the result of the one before as its last argument.
 *
 * @param variables what gets the result, at most two and those only for range
 * @param assigns whether the variables are there already ({@code =}) or come into being ({@code :=})
 */
public record Pipeline(int line, List<String> variables, boolean assigns, List<Command> commands) {
    public Pipeline {
        variables = List.copyOf(variables);
        commands = List.copyOf(commands);
    }
}
