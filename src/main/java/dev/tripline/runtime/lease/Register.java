package dev.tripline.runtime.lease;

import java.time.Duration;
import java.util.Optional;

/** The one place in which replicas write down who holds the lease: changed by whoever has seen its last version. Blocks, for seconds at most. */
interface Register {
    /**
     * What stands there.
     *
     * @param holder empty when it was given back
     * @param term how long a holder that says nothing is believed
     * @param changes how often it went to another holder
     * @param version changes with every write
     */
    record Entry(String holder, Duration term, int changes, String version) {}

    /** It could not be read or written. */
    final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Refusal(Reason reason, String message, Throwable cause) {
            super(message, cause);
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }

    /** {@code CHANGED}: somebody else wrote first. {@code AWAY}: nobody knows whether it is written. */
    enum Reason {
        CHANGED,
        FORBIDDEN,
        AWAY
    }

    Optional<Entry> read() throws Refusal;

    /**
     * Writes, if nobody has since what was read.
     *
     * @param before what was read; empty when there was nothing
     * @return what stands there now
     */
    Entry write(Entry next, Optional<Entry> before) throws Refusal;
}
