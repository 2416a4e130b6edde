package dev.tripline.sensor.condition;

/** A condition that cannot be compiled; the message names the spot. */
public final class BadCondition extends Exception {
    private static final long serialVersionUID = 1L;

    public BadCondition(String message) {
        super(message);
    }
}
