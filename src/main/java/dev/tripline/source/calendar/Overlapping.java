package dev.tripline.source.calendar;

import dev.tripline.source.Emitter;
import dev.tripline.source.calendar.CalendarConfig.Overlap;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Whether a slot may be sent while what an earlier one began is under way. The question goes to the shared record of what
 * happened, so restarts and replicas get the same answer. For one tick at a time.
 */
final class Overlapping {
    private static final Logger LOG = Logger.getLogger(Overlapping.class);

    enum Verdict {
        SEND,
        /** It stays due. */
        WAIT,
        SKIP
    }

    private final Overlap rule;
    private final Emitter emitter;
    private final Duration bound;
    private volatile boolean failing;
    /** The event that people were told of: once, and not at each slot. */
    private volatile Optional<String> told = Optional.empty();

    private final AtomicInteger leftOut = new AtomicInteger();

    /**
     * @param bound how long the answer may take
     */
    Overlapping(Overlap rule, Emitter emitter, Duration bound) {
        this.rule = rule;
        this.emitter = emitter;
        this.bound = bound;
    }

    /**
     * Fails when there is no answer in time: the slot stays due then, since one that is left out is lost, and one that is
     * sent may be one too many.
     *
     * @param newest no later slot is due yet
     */
    Uni<Verdict> ask(Instant slot, boolean newest) {
        if (rule == Overlap.ALLOW) {
            return Uni.createFrom().item(Verdict.SEND);
        }
        return emitter.aftermath()
                .underWay(Slot.id(slot))
                .ifNoItem()
                .after(bound)
                .fail()
                .onFailure()
                .invoke(this::noAnswer)
                .map(underWay -> verdict(slot, newest, underWay));
    }

    private Verdict verdict(Instant slot, boolean newest, Optional<String> underWay) {
        failing = false;
        if (underWay.isEmpty()) {
            over();
            return Verdict.SEND;
        }
        boolean waits = rule == Overlap.BUFFER_ONE && newest;
        if (!told.equals(underWay)) {
            LOG.warnf(
                    "calendar %s: slot %s %s, since what event %s began is not over; what follows is treated alike",
                    emitter.origin(), Slot.id(slot), waits ? "waits" : "is left out", underWay.get());
            told = underWay;
        }
        leftOut.addAndGet(waits ? 0 : 1);
        return waits ? Verdict.WAIT : Verdict.SKIP;
    }

    private void over() {
        told.ifPresent(event -> LOG.infof(
                "calendar %s: what event %s began is over; %d slots were left out",
                emitter.origin(), event, leftOut.getAndSet(0)));
        told = Optional.empty();
    }

    private void noAnswer(Throwable cause) {
        if (!failing) {
            failing = true;
            LOG.warnf(
                    "calendar %s: nobody can say whether what the last slot began is over, trying again every second: %s",
                    emitter.origin(), cause);
        }
    }
}
