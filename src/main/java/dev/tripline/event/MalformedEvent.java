package dev.tripline.event;

/** Bytes on the bus that are no event or no firing: nothing can be decided about them. */
public final class MalformedEvent extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public MalformedEvent(String message) {
        super(message);
        this.reason = message;
    }

    /** The message. */
    public String reason() {
        return reason;
    }
}
