package dev.tripline.source.host.listen;

import java.util.Optional;

/**
 * Whose turn it is, among the replicas, to do what only one of them may do at a time: to serve certain events, and to write in the
 * cluster. Losing it stops that and nothing else. Thread-safe; only {@link #giveBack} waits.
 */
public interface Lease {
    /** Where there are no other replicas. */
    Lease OWN = new Lease() {
        @Override
        public Place enter(Runnable changed) {
            return () -> {};
        }

        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public boolean isHeld() {
            return true;
        }

        @Override
        public Optional<String> holder() {
            return Optional.empty();
        }

        @Override
        public void giveBack() {}
    };

    /** Somebody's place among those who want it. */
    @FunctionalInterface
    interface Place extends AutoCloseable {
        /** Wants it no longer. */
        @Override
        void close();
    }

    /**
     * Wants it, once it is this process's turn.
     *
     * @param changed called after {@link #isHeld} has changed; must not block
     */
    Place enter(Runnable changed);

    /** Whether other replicas may have it. */
    boolean isShared();

    /** Whether it is surely held: nothing may be handed over without. Asked for each payload; by no other machine's clock. */
    boolean isHeld();

    /** Who holds it, as far as is known here. */
    Optional<String> holder();

    /** For good, so that the next one need not wait: after all that needs it has ended. Waits for two seconds at most. */
    void giveBack();
}
