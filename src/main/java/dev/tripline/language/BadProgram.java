package dev.tripline.language;

/** A program of one of the small languages that cannot be compiled. Found when a manifest is loaded. */
public final class BadProgram extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason one line: what is wrong and where in the program, without the manifest's place
     */
    public BadProgram(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** The message. */
    public String reason() {
        return reason;
    }
}
