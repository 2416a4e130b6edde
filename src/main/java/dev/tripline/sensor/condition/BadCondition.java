package dev.tripline.sensor.condition;

/** A condition that cannot be compiled; the message names the spot. */
public final class BadCondition extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    public BadCondition(String message) {
        super(message);
        this.reason = message;
    }

    /** The message. */
    public String reason() {
        return reason;
    }
}
