package dev.tripline.runtime.replay;

/** What was asked cannot be done as it is; the message says why and what would help. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean missing;

    private Refused(String message, boolean missing) {
        super(message);
        this.missing = missing;
    }

    static Refused missing(String message) {
        return new Refused(message, true);
    }

    static Refused senseless(String message) {
        return new Refused(message, false);
    }

    /** What was named is not there; otherwise the request makes no sense. */
    public boolean isMissing() {
        return missing;
    }
}
