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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
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
    private final IntConsumer missed;
    private final ZoneId zone;
    private final Timetable timetable;
    private final Instant begun;
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile Optional<Instant> last = Optional.empty();
    private volatile boolean failing;
    private boolean closed;

    /**
     * @param emitBound a slot that is not stored by then counts as not stored
     * @param missed is told how many slots were left out, being too late or too many
     */
    CalendarRun(CalendarConfig config, Emitter emitter, Clock clock, Duration emitBound, IntConsumer missed) {
        this.config = config;
        this.emitter = emitter;
        this.clock = clock;
        this.emitBound = emitBound;
        this.missed = missed;
        zone = config.zone(clock.getZone());
        begun = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        timetable = config.timetable(begun, zone);
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
        return beginning()
                .flatMap(since -> Multi.createFrom()
                        .iterable(wanted(timetable.due(since, clock.instant(), SLOTS_PER_TICK)))
                        .onItem()
                        .transformToUniAndConcatenate(slot -> emit(slot)
                                .ifNoItem()
                                .after(emitBound)
                                .fail()
                                .invoke(() -> stored(slot))
                                .onFailure()
                                .invoke(cause -> notStored(slot, cause))
                                .flatMap(receipt -> kept(slot)))
                        .onItem()
                        .ignoreAsUni())
                .onFailure()
                .recoverWithNull();
    }

    /** The last slot that is done with: known from the second time on. */
    private Uni<Instant> beginning() {
        Optional<Instant> known = last;
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        if (!config.catchesUp()) {
            last = Optional.of(begun);
            return Uni.createFrom().item(begun);
        }
        return emitter.memory()
                .recall()
                .ifNoItem()
                .after(emitBound)
                .fail()
                .map(kept -> CatchUp.from(config, kept, timetable, begun, missed))
                .invoke(since -> last = Optional.of(since))
                .onFailure()
                .invoke(this::cannotBegin);
    }

    /** What nobody can read stays so: people have to see it, and it is no reason to leave slots out in silence. */
    private void cannotBegin(Throwable cause) {
        if (cause instanceof CatchUp.Unreadable) {
            emitter.failed(cause);
        } else if (!failing) {
            failing = true;
            LOG.warnf(
                    "calendar %s: the last slot cannot be looked up, trying again every second: %s",
                    emitter.origin(), cause);
        }
    }

    /** Without those that are too late, and those whose jitter is not over. */
    private List<Instant> wanted(List<Instant> due) {
        Instant now = clock.instant();
        List<Instant> slots = new ArrayList<>(due.size());
        int late = 0;
        for (Instant slot : due) {
            Instant at = Jitter.shifted(slot, config.longestJitter(), emitter.origin());
            if (at.isAfter(now)) {
                break;
            }
            if (config.deadline().filter(limit -> now.isAfter(at.plus(limit))).isPresent()) {
                late++;
                last = Optional.of(slot);
            } else {
                slots.add(slot);
            }
        }
        if (late > 0) {
            missed.accept(late);
            LOG.warnf(
                    "calendar %s: %d slots were missed, the last one %s: they are later than startingDeadline allows",
                    emitter.origin(), late, last.map(Slot::id).orElse(""));
        }
        return slots;
    }

    /** A word that is not kept repeats a slot after an end, which its identity makes harmless. */
    private Uni<Void> kept(Instant slot) {
        return config.remembers()
                ? emitter.memory()
                        .keep(CatchUp.text(slot, zone, config.metadata()))
                        .ifNoItem()
                        .after(emitBound)
                        .fail()
                        .onFailure()
                        .invoke(cause ->
                                LOG.debugf("calendar %s: the last slot is not kept: %s", emitter.origin(), cause))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
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
        last = Optional.of(slot);
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
