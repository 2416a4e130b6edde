package dev.tripline.bus;

/** The bus did not do what it was asked. The message says why in words for people. */
public class BusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BusException(String message) {
        super(message);
    }

    public BusException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Somebody else changed the subject first: read again and decide anew. */
    public static final class Conflict extends BusException {
        private static final long serialVersionUID = 1L;

        public Conflict(String message) {
            super(message);
        }
    }
}
