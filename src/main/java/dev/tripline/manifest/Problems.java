package dev.tripline.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects complaints so that people see all of them at once. Not thread-safe: one per load. */
public final class Problems {
    private final List<Problem> all = new ArrayList<>();

    public void add(Problem problem) {
        all.add(problem);
    }

    public void error(String code, String message, Position at, String path, String hint) {
        add(Problem.error(code, message, at, path, hint));
    }

    public void warning(String code, String message, Position at, String path, String hint) {
        add(Problem.warning(code, message, at, path, hint));
    }

    public void addAll(Problems others) {
        all.addAll(others.all);
    }

    public boolean hasErrors() {
        return all.stream().anyMatch(Problem::isError);
    }

    /** In the order they were found. */
    public List<Problem> all() {
        return Collections.unmodifiableList(all);
    }
}
