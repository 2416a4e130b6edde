package dev.tripline.language.template.exec;

import dev.tripline.language.World;
import dev.tripline.language.template.builtin.Library;
import org.jspecify.annotations.Nullable;

/** The state of one rendering. */
final class Context {
    private final Library library;
    private final World world;
    private final Budget budget = new Budget();
    private Variables variables;
    private int line = 1;

    Context(Library library, World world, @Nullable Object data) {
        this.library = library;
        this.world = world;
        this.variables = new Variables(data);
    }

    Library library() {
        return library;
    }

    World world() {
        return world;
    }

    Budget budget() {
        return budget;
    }

    Variables variables() {
        return variables;
    }

    /** Another template begins or ends: it sees none of the variables of the one that calls it. */
    void variables(Variables others) {
        variables = others;
    }

    /** The line that is under way. */
    int line() {
        return line;
    }

    void at(int place) {
        line = place;
    }
}
