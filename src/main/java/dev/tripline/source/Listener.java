package dev.tripline.source;

import java.io.Closeable;
import java.time.Instant;
import java.util.List;

/**
 * A source that reaches out: it keeps emitting until closed. Upstream is acknowledged when {@link Emitter#emit} completes,
 * never before.
 */
public non-sealed interface Listener<C extends Record> extends SourceKind<C> {
    /**
     * Starts listening and returns at once; called on a virtual thread of its own, so it may block while it connects.
     * Closing stops within seconds and may block; nothing is emitted afterwards.
     *
     * @throws Exception when it cannot start; the host tries again with a jittered back-off
     */
    Closeable listen(C config, Emitter emitter) throws Exception;

    @Override
    default String delivery() {
        return "Upstream is acknowledged after the bus has stored the event, never before.";
    }

    /** A kind whose occurrences are known beforehand, so that people can look at them and tests can live through them. */
    interface Scheduled<C extends Record> {
        /**
         * What will happen at that instant.
         *
         * @param payload as it is handed over when nothing is late
         */
        record Occurrence(Instant at, Payload payload) {}

        /**
         * The occurrences strictly after an instant, oldest first. Pure.
         *
         * @param after also where intervals are counted from
         * @param most how many at most; fewer when there are no more within five years
         */
        List<Occurrence> occurrences(C config, Instant after, int most);
    }
}
