package dev.tripline.source;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    /**
     * Whether only one replica may serve this event at a time: it is started where the lease is held, and stopped when that is lost.
     * False where upstream itself gives each message to one of several readers, as to a group of consumers.
     */
    default boolean isSingleton(C config) {
        return oneAtATime();
    }

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

        /** Something that happens to occurrences: a change of the clock, a day without them. */
        record Remark(Instant at, String text) {}

        /**
         * What people should know beside the occurrences.
         *
         * @param zone in which they are planned
         * @param absolute false when they are counted from wherever one begins to look, so that nobody knows those of the past
         * @param grace for how long after its moment an occurrence may be on its way
         * @param remarks oldest first
         */
        record Agenda(ZoneId zone, boolean absolute, Duration grace, List<Remark> remarks) {
            public Agenda {
                remarks = List.copyOf(remarks);
            }
        }

        /** About the occurrences between two instants. Pure. */
        default Agenda agenda(C config, Instant from, Instant until) {
            return new Agenda(ZoneOffset.UTC, true, Duration.ZERO, List.of());
        }
    }
}
