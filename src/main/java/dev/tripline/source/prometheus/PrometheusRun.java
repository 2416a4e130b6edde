package dev.tripline.source.prometheus;

import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.jboss.logging.Logger;

/**
 * One event at work. Three steps, each repeated until it succeeded, and none begun before the one before it: an evaluation's outcome is
 * kept, with the edges that are still to be told; they are told; that they are told is kept. So an edge that somebody may know of has its
 * beginning, and with it its identity, already written down. Ticks never overlap. Thread-safe.
 */
final class PrometheusRun {
    /** What is kept has to fit into one message of the bus. */
    static final int MOST_KEPT = 768 << 10;

    private static final Logger LOG = Logger.getLogger(PrometheusRun.class);

    private final PrometheusConfig config;
    private final Emitter emitter;
    private final Function<Instant, Uni<Reading>> query;
    private final Clock clock;
    private final Duration bound;
    private final Semaphore idle = new Semaphore(1);

    private volatile Tracking current = Tracking.NOTHING;
    private volatile Tracking kept = Tracking.NOTHING;
    private volatile boolean failing;
    private boolean closed;

    /**
     * @param query what the query gives at a moment; fails with {@link Query.Failed}
     * @param bound what is not stored or kept by then counts as not done
     */
    PrometheusRun(
            PrometheusConfig config,
            Emitter emitter,
            Function<Instant, Uni<Reading>> query,
            Clock clock,
            Duration bound) {
        this.config = config;
        this.emitter = emitter;
        this.query = query;
        this.clock = clock;
        this.bound = bound;
    }

    /** Finds out where the last process ended, and asks for the first time. Tells nothing yet. Fails when either does. */
    Uni<Void> begin() {
        return emitter.memory()
                .recall()
                .ifNoItem()
                .after(bound)
                .fail()
                .invoke(text -> {
                    current = text.map(TrackingText::read).orElse(Tracking.NOTHING);
                    kept = current;
                })
                .flatMap(text -> current.untold().isEmpty()
                        ? evaluate(moment())
                        : Uni.createFrom().voidItem());
    }

    /** Does what is due. Completes when it is done or a step failed; never fails and never blocks. */
    Uni<Void> tick() {
        return Uni.createFrom()
                .deferred(() -> idle.tryAcquire()
                        ? Uni.createFrom()
                                .deferred(this::work)
                                .onFailure()
                                .invoke(this::troubled)
                                .onFailure()
                                .recoverWithNull()
                                .onTermination()
                                .invoke(() -> idle.release())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> work() {
        return settle().flatMap(nothing -> {
            Instant moment = moment();
            return moment.equals(current.at())
                    ? Uni.createFrom().voidItem()
                    : evaluate(moment).flatMap(evaluated -> settle());
        });
    }

    /** Everything that was found out is kept and told, and that it is told is kept. */
    private Uni<Void> settle() {
        return keep().chain(this::tell).chain(this::keep).invoke(this::settled);
    }

    private Uni<Void> keep() {
        Tracking now = current;
        if (now.series().equals(kept.series())) {
            return Uni.createFrom().voidItem();
        }
        return emitter.memory()
                .keep(TrackingText.write(now))
                .ifNoItem()
                .after(bound)
                .fail()
                .invoke(() -> kept = now);
    }

    private Uni<Void> tell() {
        return Multi.createFrom()
                .iterable(current.untold())
                .onItem()
                .transformToUniAndConcatenate(edge -> emit(edge.getKey(), edge.getValue())
                        .ifNoItem()
                        .after(bound)
                        .fail()
                        .invoke(receipt -> current = current.told(edge.getKey())))
                .onItem()
                .ignoreAsUni();
    }

    /** Under the lock of {@link #close}: once that has returned, nothing more is handed over. */
    private synchronized Uni<Optional<Receipt>> emit(String fingerprint, Tracked edge) {
        if (closed) {
            return Uni.createFrom().failure(new CancellationException("closed"));
        }
        return emitter.emit(EdgePayload.of(fingerprint, edge, config));
    }

    private Uni<Void> evaluate(Instant moment) {
        return query.apply(moment)
                .invoke(reading -> {
                    Tracking next = current.next(moment, reading, config.limits(), config.period());
                    checkSize(next);
                    current = next;
                })
                .replaceWithVoid();
    }

    private static void checkSize(Tracking next) {
        int bytes = TrackingText.write(next).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_KEPT) {
            throw new Query.Failed("the labels of the series beyond the threshold come to " + (bytes >> 10)
                    + " KiB, more than " + (MOST_KEPT >> 10) + "; aggregate the query, e.g. with sum by (service)");
        }
    }

    /**
     * The newest moment of the event's own grid: the same for every replica and after every restart. Grids are shifted against each other, so
     * that not all events ask at once.
     */
    Instant moment() {
        long period = config.period().toMillis();
        CRC32C hash = new CRC32C();
        hash.update(emitter.origin().toString().getBytes(StandardCharsets.UTF_8));
        long shift = hash.getValue() % (period / 1_000) * 1_000;
        return Instant.ofEpochMilli(Math.floorDiv(clock.millis() - shift, period) * period + shift);
    }

    /** Prometheus is the host's to start again with a back-off; the bus is asked again with the next tick. */
    private void troubled(Throwable cause) {
        if (cause instanceof Query.Failed) {
            emitter.failed(cause);
        } else if (!failing && !(cause instanceof CancellationException)) {
            failing = true;
            LOG.warnf("prometheus %s: an edge was not stored, trying again every second: %s", emitter.origin(), cause);
        }
    }

    private void settled() {
        if (failing) {
            failing = false;
            LOG.infof("prometheus %s: everything is stored, going on", emitter.origin());
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
