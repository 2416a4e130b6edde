package dev.tripline.language.expr.type;

/** A call that cannot be right. */
public final class Mismatch extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    Mismatch(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** To be read behind the function's name: {@code takes a string, not an int}. */
    public String reason() {
        return reason;
    }
}
