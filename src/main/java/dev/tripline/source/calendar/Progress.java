package dev.tripline.source.calendar;

import dev.tripline.source.Emitter;
import dev.tripline.source.calendar.kept.ConfigMapMemory;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** How far a calendar event has come: the last slot that is done with, here and, where it has to outlast the process, with its keeper. */
final class Progress {
    private static final Logger LOG = Logger.getLogger(Progress.class);

    private final CalendarConfig config;
    private final Emitter emitter;
    private final Duration bound;
    private final Timetable timetable;
    private final Instant begun;
    private final ZoneId zone;

    private volatile Optional<Instant> last = Optional.empty();
    private volatile boolean failing;

    /**
     * @param bound how long the keeper may take
     * @param begun where to begin when nothing is kept
     */
    Progress(CalendarConfig config, Emitter emitter, Duration bound, Timetable timetable, Instant begun, ZoneId zone) {
        this.config = config;
        this.emitter = emitter;
        this.bound = bound;
        this.timetable = timetable;
        this.begun = begun;
        this.zone = zone;
    }

    /**
     * After which instant slots are due; known from the second time on. Fails when it cannot be looked up.
     *
     * @param missed is told which slots are left out by the bounds of the catch-up
     */
    Uni<Instant> since(Consumer<List<Instant>> missed) {
        Optional<Instant> known = last;
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        if (!config.catchesUp() && emitter.standingBySince().isEmpty()) {
            last = Optional.of(begun);
            return Uni.createFrom().item(begun);
        }
        return recall(missed)
                .invoke(since -> last = Optional.of(since))
                .onFailure()
                .invoke(this::cannotBegin);
    }

    private Uni<Instant> recall(Consumer<List<Instant>> missed) {
        Uni<Optional<String>> kept =
                emitter.memory().recall().ifNoItem().after(bound).fail();
        return config.catchesUp()
                ? kept.map(text -> CatchUp.from(config, text, timetable, begun, missed))
                : kept.map(text -> leftOver(text.map(CatchUp::time)))
                        .onFailure(Progress::isNoUse)
                        .invoke(cause -> LOG.warnf(
                                "calendar %s: how far the replica before has come cannot be known: %s",
                                emitter.origin(), cause.getMessage()))
                        .onFailure(Progress::isNoUse)
                        .recoverWithItem(begun);
    }

    /** What is to be done since this process stands by; what was before it is caught up with only where that is asked for. */
    private Instant leftOver(Optional<Instant> kept) {
        Instant since = emitter.standingBySince().orElse(begun).truncatedTo(ChronoUnit.SECONDS);
        return kept.filter(since::isBefore).orElse(since);
    }

    private static boolean isNoUse(Throwable cause) {
        return cause instanceof CatchUp.Unreadable || cause instanceof ConfigMapMemory.NotThere;
    }

    /** What nobody can read stays so: people have to see it, and it is no reason to leave slots out in silence. */
    private void cannotBegin(Throwable cause) {
        if (isNoUse(cause)) {
            emitter.failed(cause);
        } else if (!failing) {
            failing = true;
            LOG.warnf(
                    "calendar %s: the last slot cannot be looked up, trying again every second: %s",
                    emitter.origin(), cause);
        }
    }

    /** This slot is sent, or left out for good. */
    void done(Instant slot) {
        last = Optional.of(slot);
    }

    /** Has it kept, where that is wanted; never fails: a word that is lost repeats a slot after an end, which its identity makes harmless. */
    Uni<Void> keep(Instant slot) {
        return config.remembers() || emitter.standingBySince().isPresent()
                ? emitter.memory()
                        .keep(CatchUp.text(slot, zone, config.metadata()))
                        .ifNoItem()
                        .after(bound)
                        .fail()
                        .onFailure()
                        .invoke(cause ->
                                LOG.debugf("calendar %s: the last slot is not kept: %s", emitter.origin(), cause))
                        .onFailure()
                        .recoverWithNull()
                : Uni.createFrom().voidItem();
    }
}
