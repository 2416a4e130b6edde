package dev.tripline.client.kubernetes.identity;

import java.time.Instant;

/** Where tokens come from. Blocks; thread-safe. */
@FunctionalInterface
public interface TokenIssuer {
    /** A token with its end. Never printed. */
    record Issued(String token, Instant until) {
        @Override
        public String toString() {
            return "a token until " + until;
        }
    }

    /** There is none. */
    final class NoToken extends Exception {
        private static final long serialVersionUID = 1L;

        /** Whether it is refused, and asking again does not help until somebody changes something. */
        private final boolean refused;

        public NoToken(String message, boolean refused) {
            super(message);
            this.refused = refused;
        }

        public boolean isRefused() {
            return refused;
        }

        /** What is the matter. */
        public String text() {
            return String.valueOf(getMessage());
        }
    }

    /**
     * Asks with the process's own credentials.
     *
     * @throws NoToken when it may not, when there is no such account, or when the server cannot be asked
     */
    Issued issue(ServiceAccount account) throws NoToken;
}
