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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * One calendar event at work: each tick emits, in order and one after the other, the slots that became due since the last
 * stored one. A slot that is not stored stays due and is tried again at the next tick. Ticks never overlap: one that comes
 * while another is under way does nothing. Thread-safe.
 */
final class CalendarRun {
    static final int SLOTS_PER_TICK = 1_000;

    private static final Logger LOG = Logger.getLogger(CalendarRun.class);

    private final CalendarConfig config;
    private final Emitter emitter;
    private final Clock clock;
    private final Duration emitBound;
    private final ZoneId zone;
    private final Timetable timetable;
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile Instant last;
    private volatile boolean failing;
    private boolean closed;

    /** {@code emitBound}: a slot that is not stored by then counts as not stored. */
    CalendarRun(CalendarConfig config, Emitter emitter, Clock clock, Duration emitBound) {
        this.config = config;
        this.emitter = emitter;
        this.clock = clock;
        this.emitBound = emitBound;
        zone = config.zone(clock.getZone());
        last = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        timetable = config.timetable(last, zone);
    }

    /** Emits what is due. Completes when all of it is stored or one slot failed; never fails and never blocks. */
    Uni<Void> tick() {
        return Uni.createFrom()
                .deferred(() -> busy.compareAndSet(false, true)
                        ? Uni.createFrom()
                                .deferred(this::emitDue)
                                .onTermination()
                                .invoke(() -> busy.set(false))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> emitDue() {
        return Multi.createFrom()
                .iterable(timetable.due(last, clock.instant(), SLOTS_PER_TICK))
                .onItem()
                .transformToUniAndConcatenate(slot -> emit(slot)
                        .ifNoItem()
                        .after(emitBound)
                        .fail()
                        .invoke(() -> stored(slot))
                        .onFailure()
                        .invoke(cause -> notStored(slot, cause)))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Optional<Receipt>> emit(Instant slot) {
        return Uni.createFrom().deferred(() -> handOver(slot));
    }

    /** Under the lock of {@link #close}: once that has returned, nothing more is handed over. */
    private synchronized Uni<Optional<Receipt>> handOver(Instant slot) {
        if (closed) {
            return Uni.createFrom().failure(new CancellationException("closed"));
        }
        return emitter.emit(Slot.payload(slot, clock.instant().atZone(zone), config.metadata()));
    }

    private void stored(Instant slot) {
        last = slot;
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
}
