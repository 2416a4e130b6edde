package dev.tripline.language.path.edit;

/** Why a destination cannot be written. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;

    Refusal(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
