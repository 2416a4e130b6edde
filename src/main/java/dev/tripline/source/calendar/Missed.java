package dev.tripline.source.calendar;

import dev.tripline.source.Emitter;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import org.jboss.logging.Logger;

/**
 * Tells of slots that are left out for good: all are counted, and the newest of each batch put on record for people to look at.
 * Never blocks; a record that cannot be stored is lost. Thread-safe.
 */
final class Missed {
    /** Of one batch; the others are counted only. */
    static final int MOST_RECORDED = 100;

    private static final Logger LOG = Logger.getLogger(Missed.class);

    /** Why. */
    enum Reason {
        LATE("late", "they are later than startingDeadline allows"),
        CATCH_UP("catchup", "they lie beyond the bounds of persistence.catchup"),
        OVERLAP("overlap", "what an earlier slot began is not over");

        private final String word;
        private final String text;

        Reason(String word, String text) {
            this.word = word;
            this.text = text;
        }

        String text() {
            return text;
        }

        String word() {
            return word;
        }
    }

    private final Emitter emitter;
    private final Duration bound;
    private final ObjIntConsumer<Reason> counter;

    /**
     * @param bound how long a record may take
     * @param counter is told how many there were
     */
    Missed(Emitter emitter, Duration bound, ObjIntConsumer<Reason> counter) {
        this.emitter = emitter;
        this.bound = bound;
        this.counter = counter;
    }

    /** Completes when they are on record, or cannot be; never fails. */
    Uni<Void> tell(Reason reason, List<Instant> slots) {
        counter.accept(reason, slots.size());
        List<Uni<Void>> records = new ArrayList<>();
        for (Instant slot : slots.subList(Math.max(0, slots.size() - MOST_RECORDED), slots.size())) {
            records.add(emitter.aftermath().missed(Slot.id(slot), reason.word()));
        }
        return Uni.join()
                .all(records)
                .andCollectFailures()
                .ifNoItem()
                .after(bound)
                .fail()
                .onFailure()
                .invoke(cause -> LOG.debugf("calendar %s: a missed slot is not on record: %s", emitter.origin(), cause))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
