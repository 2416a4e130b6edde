package dev.tripline.language.template.parse;

import java.util.ArrayList;
import java.util.List;

/** The variables that are in sight, and the loops that are open, at a place in one template. */
final class Scope {
    private final List<String> variables = new ArrayList<>(List.of("$"));
    private int loops;

    void add(String variable) {
        variables.add(variable);
    }

    boolean has(String variable) {
        return variables.contains(variable);
    }

    int mark() {
        return variables.size();
    }

    void backTo(int mark) {
        variables.subList(mark, variables.size()).clear();
    }

    void openLoop() {
        loops++;
    }

    void closeLoop() {
        loops--;
    }

    boolean inLoop() {
        return loops > 0;
    }
}
