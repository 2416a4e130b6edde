package dev.tripline.source.calendar;

import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import org.jboss.logging.Logger;

/**
 * One calendar event at work: each tick emits, in order and one after the other, the slots that became due since the last
 * stored one. A slot that is not stored stays due and is tried again at the next tick. Ticks never overlap: one that comes
 * while another is under way does nothing. Thread-safe.
 */
final class CalendarRun {
    static final int SLOTS_PER_TICK = 1_000;

    private static final Logger LOG = Logger.getLogger(CalendarRun.class);
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final CalendarConfig config;
    private final Emitter emitter;
    private final Clock clock;
    private final Duration bound;
    private final Missed missed;
    private final ZoneId zone;
    private final Timetable timetable;
    private final Progress progress;
    private final Overlapping overlapping;
    private final Semaphore idle = new Semaphore(1);

    private volatile boolean failing;
    private volatile boolean setBack;
    private boolean closed;

    /**
     * @param bound a slot that is not stored by then counts as not stored, a question that is not answered as failed
     * @param missed is told how many slots were left out, and why
     */
    CalendarRun(
            CalendarConfig config, Emitter emitter, Clock clock, Duration bound, ObjIntConsumer<Missed.Reason> missed) {
        this.config = config;
        this.emitter = emitter;
        this.clock = clock;
        this.bound = bound;
        this.missed = new Missed(emitter, bound, missed);
        zone = config.zone(clock.getZone());
        Instant begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        timetable = config.timetable(begun, zone);
        progress = new Progress(config, emitter, bound, timetable, begun, zone);
        overlapping = new Overlapping(config.overlapping(), emitter, bound);
    }

    /** Emits what is due. Completes when all of it is stored or one slot failed; never fails and never blocks. */
    Uni<Void> tick() {
        return Uni.createFrom()
                .deferred(() -> idle.tryAcquire()
                        ? Uni.createFrom()
                                .deferred(this::emitDue)
                                .onTermination()
                                .invoke(() -> idle.release())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> emitDue() {
        return progress.since(slots -> tell(Missed.Reason.CATCH_UP, slots))
                .invoke(this::lookAtTheClock)
                .map(since -> wanted(timetable.due(since, clock.instant(), SLOTS_PER_TICK)))
                .flatMap(slots -> Multi.createFrom()
                        .iterable(slots)
                        .onItem()
                        .transformToUniAndConcatenate(slot -> turn(slot, slot.equals(slots.getLast())))
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .recoverWithNull();
    }

    /** Slots that are done with do not come again, however often their time does. */
    private void lookAtTheClock(Instant since) {
        boolean back = clock.instant().plus(SKEW).isBefore(since);
        if (back && !setBack) {
            LOG.warnf(
                    "calendar %s: the clock says %s, but slot %s is done with: it was set back, or the replica before had"
                            + " another time; nothing is sent until then",
                    emitter.origin(), Slot.id(clock.instant()), Slot.id(since));
        }
        setBack = back;
    }

    /** Without those that are too late, and those whose jitter is not over. */
    private List<Instant> wanted(List<Instant> due) {
        Instant now = clock.instant();
        List<Instant> slots = new ArrayList<>(due.size());
        List<Instant> late = new ArrayList<>();
        for (Instant slot : due) {
            Instant at = Slot.jittered(slot, config.longestJitter(), emitter.origin());
            if (at.isAfter(now)) {
                break;
            }
            boolean isLate = config.deadline()
                    .filter(limit -> now.isAfter(at.plus(limit)))
                    .isPresent();
            (isLate ? late : slots).add(slot);
        }
        if (!late.isEmpty()) {
            progress.done(late.getLast());
            tell(Missed.Reason.LATE, late);
        }
        return slots;
    }

    private void tell(Missed.Reason reason, List<Instant> slots) {
        LOG.warnf(
                "calendar %s: %d slots are left out, the last one %s: %s",
                emitter.origin(), slots.size(), Slot.id(slots.getLast()), reason.text());
        missed.tell(reason, slots).subscribe().with(told -> {});
    }

    private Uni<Void> turn(Instant slot, boolean newest) {
        return overlapping.ask(slot, newest).flatMap(verdict -> switch (verdict) {
            case SEND -> send(slot);
            case WAIT -> Uni.createFrom().voidItem();
            case SKIP -> skip(slot);
        });
    }

    private Uni<Void> send(Instant slot) {
        return Uni.createFrom()
                .deferred(() -> handOver(slot))
                .ifNoItem()
                .after(bound)
                .fail()
                .invoke(() -> stored(slot))
                .onFailure()
                .invoke(cause -> notStored(slot, cause))
                .flatMap(receipt -> progress.keep(slot));
    }

    /** Under the lock of {@link #close}: once that has returned, nothing more is handed over. */
    private synchronized Uni<Optional<Receipt>> handOver(Instant slot) {
        if (closed) {
            return Uni.createFrom().failure(new CancellationException("closed"));
        }
        return emitter.emit(Slot.payload(slot, clock.instant().atZone(zone), config.metadata()));
    }

    private synchronized Uni<Void> skip(Instant slot) {
        if (closed) {
            return Uni.createFrom().failure(new CancellationException("closed"));
        }
        progress.done(slot);
        return missed.tell(Missed.Reason.OVERLAP, List.of(slot)).flatMap(told -> progress.keep(slot));
    }

    private void stored(Instant slot) {
        progress.done(slot);
        if (failing) {
            failing = false;
            LOG.infof("calendar %s: slot %s is stored, going on", emitter.origin(), Slot.id(slot));
        }
    }

    private void notStored(Instant slot, Throwable cause) {
        if (!failing && !(cause instanceof CancellationException)) {
            failing = true;
            LOG.warnf(
                    "calendar %s: slot %s was not stored, trying again every second: %s",
                    emitter.origin(), Slot.id(slot), cause);
        }
    }

    synchronized void close() {
        closed = true;
    }

    /** After {@link #close}: waits until what is under way is stored and kept, if that is within the bound. */
    void awaitIdle(Duration most) throws InterruptedException {
        if (!idle.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debugf("%s ends while something is under way; it may be told again", emitter.origin());
        }
    }
}
