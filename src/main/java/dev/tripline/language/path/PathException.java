package dev.tripline.language.path;

/** A destination that cannot be written. The message is sjson's. */
public final class PathException extends Exception {
    private static final long serialVersionUID = 1L;

    public PathException(String message) {
        super(message);
    }
}
