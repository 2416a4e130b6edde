package dev.tripline.source.host.http;

/** A port could not be opened. The message says why. */
public final class PortUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    PortUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
