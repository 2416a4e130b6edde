package dev.tripline.language.script.syntax;

/** A local variable: its place in the frame of its function, and whether an inner function uses it too. */
public final class Variable {
    private final String name;
    private final int slot;
    private boolean captured;

    Variable(String name, int slot) {
        this.name = name;
        this.slot = slot;
    }

    public String name() {
        return name;
    }

    public int slot() {
        return slot;
    }

    /** Final once the function around it is read. */
    public boolean isCaptured() {
        return captured;
    }

    void capture() {
        captured = true;
    }
}
