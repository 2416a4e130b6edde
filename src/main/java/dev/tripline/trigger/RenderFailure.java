package dev.tripline.trigger;

/** The firing's events do not give what the parameters ask for: the attempt fails, and trying again cannot help. */
public final class RenderFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public RenderFailure(String message) {
        super(message);
    }
}
