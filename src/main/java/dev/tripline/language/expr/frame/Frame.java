package dev.tripline.language.expr.frame;

import dev.tripline.language.EvaluationFailure;
import dev.tripline.language.expr.value.Evaluation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one evaluation remembers while it goes through the tree. For one thread. */
public final class Frame {
    private final Evaluation evaluation;
    private final Map<String, ? extends @Nullable Object> environment;
    private final @Nullable Object[] variables;
    private @Nullable Scope scope;
    private int at;

    public Frame(Evaluation evaluation, Map<String, ? extends @Nullable Object> environment, int variables) {
        this.evaluation = evaluation;
        this.environment = environment;
        this.variables = new @Nullable Object[variables];
    }

    public Evaluation evaluation() {
        return evaluation;
    }

    /** Where in the text the operation stands that comes next. */
    public void reach(int place) {
        at = place;
    }

    /** Where in the text the last operation stands that was begun. */
    public int at() {
        return at;
    }

    public @Nullable Object named(String name) {
        return environment.get(name);
    }

    /** The environment with these above it. */
    public Map<String, @Nullable Object> whole(Map<String, ?> above) throws EvaluationFailure {
        evaluation.items(environment.size() + (long) above.size());
        Map<String, @Nullable Object> whole = new LinkedHashMap<>(environment);
        whole.putAll(above);
        return Collections.unmodifiableMap(whole);
    }

    public @Nullable Object variable(int slot) {
        return variables[slot];
    }

    public void set(int slot, @Nullable Object value) {
        variables[slot] = value;
    }

    /** The innermost loop. */
    public Scope scope() {
        if (scope == null) {
            throw new IllegalStateException("not in a loop");
        }
        return scope;
    }

    public Scope enter(Items items) {
        Scope inner = new Scope(scope, items);
        scope = inner;
        return inner;
    }

    public void leave(Scope inner) {
        scope = inner.outer();
    }
}
