package dev.tripline.language.template.tree;

import java.util.List;

/**
 * A value, or a function or method with its arguments.
 *
 * @param words at least one
 */
public record Command(int line, List<Operand> words) {
    public Command {
        words = List.copyOf(words);
    }

    public Operand first() {
        return words.get(0);
    }
}
