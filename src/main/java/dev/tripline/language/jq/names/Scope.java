package dev.tripline.language.jq.names;

import org.jspecify.annotations.Nullable;

/**
 * What names are known at a place of a program, the innermost first. Has an entry for each that the environment has when the
 * program runs.
 */
public final class Scope {
    public static final Scope EMPTY = new Scope(null, Kind.LABEL, "", 0);

    private enum Kind {
        VARIABLE,
        LABEL,
        FUNCTION,
        PARAMETER
    }

    private final @Nullable Scope outer;
    private final Kind kind;
    private final String name;
    private final int parameters;

    private Scope(@Nullable Scope outer, Kind kind, String name, int parameters) {
        this.outer = outer;
        this.kind = kind;
        this.name = name;
        this.parameters = parameters;
    }

    public Scope variable(String variable) {
        return new Scope(this, Kind.VARIABLE, variable, 0);
    }

    public Scope label(String label) {
        return new Scope(this, Kind.LABEL, label, 0);
    }

    public Scope function(String function, int count) {
        return new Scope(this, Kind.FUNCTION, function, count);
    }

    public Scope parameter(String parameter) {
        return new Scope(this, Kind.PARAMETER, parameter, 0);
    }

    private boolean is(Kind other, String wanted, int count) {
        return kind == other && name.equals(wanted) && parameters == count;
    }

    /** How far out, or -1. */
    public int placeOfVariable(String variable) {
        return place(variable, 0, Kind.VARIABLE, Kind.VARIABLE);
    }

    /** How far out, or -1. */
    public int placeOfLabel(String label) {
        return place(label, 0, Kind.LABEL, Kind.LABEL);
    }

    /** How far out a function or parameter is that is called like this, or -1. */
    public int placeOfCall(String function, int arguments) {
        return place(function, arguments, Kind.FUNCTION, Kind.PARAMETER);
    }

    private int place(String wanted, int count, Kind one, Kind other) {
        int place = 0;
        for (Scope scope = this; scope.outer != null; scope = scope.outer) {
            if (scope.is(one, wanted, count) || scope.is(other, wanted, count)) {
                return place;
            }
            place++;
        }
        return -1;
    }

    /** Whether what is so far out is a parameter. */
    public boolean isParameter(int place) {
        Scope scope = this;
        for (int i = 0; i < place && scope.outer != null; i++) {
            scope = scope.outer;
        }
        return scope.kind == Kind.PARAMETER;
    }
}
