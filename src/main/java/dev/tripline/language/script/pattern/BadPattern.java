package dev.tripline.language.script.pattern;

/** A pattern that says nothing sensible. */
public final class BadPattern extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    BadPattern(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
