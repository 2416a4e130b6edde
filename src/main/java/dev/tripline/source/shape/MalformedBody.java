package dev.tripline.source.shape;

/** A body is not what it says it is. The message names the place, never the content. Carries no stack: it is a normal outcome. */
public final class MalformedBody extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedBody(String message) {
        super(message, null, false, false);
    }
}
