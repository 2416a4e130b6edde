package dev.tripline.source.host.listen;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Keeps one listener going on a virtual thread of its own: starts it while the lease is held, and starts it again after each failure,
 * until closed. The one before has always ended when the next begins.
 */
public final class Listening implements Closeable {
    private static final Logger LOG = Logger.getLogger(Listening.class);
    private static final long CLOSE_SECONDS = 10;
    private static final long STAND_BY_SECONDS = 2;

    /** Starts the listener, its configuration applied. */
    @FunctionalInterface
    public interface Start {
        Closeable listen(Emitter emitter) throws Exception;
    }

    private final Start start;
    private final Origin origin;
    private final Function<Payload, Uni<Optional<Receipt>>> door;
    private final Shared shared;
    private final Backoff backoff;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread;
    private final Lease.Place place;
    private Optional<Turn> current = Optional.empty();
    private boolean starting;
    private volatile boolean closed;
    private volatile boolean running;
    private volatile String detail = "";
    private String told = "";

    /**
     * @param door where payloads go; completes when they are stored or dropped by a filter
     */
    public Listening(
            Start start,
            Origin origin,
            Function<Payload, Uni<Optional<Receipt>>> door,
            Shared shared,
            Backoff backoff) {
        this.start = start;
        this.origin = origin;
        this.door = payload -> door.apply(payload).onItem().invoke(stored -> backoff.reset());
        this.shared = shared;
        this.backoff = backoff;
        this.thread = Thread.ofVirtual().name("listen " + origin).unstarted(this::run);
        this.place = shared.lease().enter(this::leaseChanged);
        thread.start();
    }

    public boolean isRunning() {
        return running && !isStandingBy();
    }

    /** Whether it is another replica's to serve now. */
    public boolean isStandingBy() {
        return !shared.lease().isHeld();
    }

    /** Why it is not running; empty while it starts for the first time, and when it runs. */
    public String detail() {
        return isStandingBy()
                ? shared.lease()
                        .holder()
                        .map(holder -> holder + " holds the lease")
                        .orElse("waits for the lease")
                : detail;
    }

    private void run() {
        while (!closed) {
            if (shared.lease().isHeld()) {
                serve();
            } else {
                standBy();
            }
        }
    }

    private void standBy() {
        try {
            // The lease can be uncertain for a moment without being lost: nobody tells that.
            if (!changes.tryAcquire(STAND_BY_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
            changes.drainPermits();
            backoff.reset();
        } catch (InterruptedException e) {
            // Closing interrupts: the loop looks at the flag.
            return;
        }
    }

    /** From a start until the listener fails, the lease is lost, or all ends. */
    private void serve() {
        Turn turn = new Turn(origin, door, shared);
        boolean over = false;
        if (!begin(turn)) {
            return;
        }
        try (Closeable listener = start.listen(turn)) {
            begun();
            Throwable cause = turn.end();
            over = cause == Turn.OVER;
            turn.close();
            running = false;
            trouble(cause);
        } catch (InterruptedException e) {
            over = true;
            turn.close();
        } catch (Exception | LinkageError e) {
            turn.close();
            trouble(e);
        }
        running = false;
        ended();
        if (!over) {
            pause();
        }
    }

    private synchronized boolean begin(Turn turn) {
        if (closed) {
            return false;
        }
        current = Optional.of(turn);
        starting = true;
        return true;
    }

    /** @throws InterruptedException when it is not to be served any more */
    private synchronized void begun() throws InterruptedException {
        starting = false;
        if (Thread.interrupted() || closed || isStandingBy()) {
            throw new InterruptedException();
        }
        running = true;
        detail = "";
        if (!told.isEmpty()) {
            told = "";
            LOG.infof("%s has its upstream again", origin);
        }
    }

    /** What interrupted the start has had its effect. */
    private synchronized void ended() {
        starting = false;
        current = Optional.empty();
        if (!closed && Thread.interrupted()) {
            LOG.debugf("%s was called off while it started", origin);
        }
    }

    private synchronized void leaseChanged() {
        if (isStandingBy()) {
            current.ifPresent(Turn::close);
            if (starting) {
                thread.interrupt();
            }
        }
        changes.release();
    }

    private void trouble(Throwable failure) {
        if (!closed && failure != Turn.OVER && !isStandingBy()) {
            detail = String.valueOf(failure.getMessage());
            // Each cause once: an upstream may be away for long.
            if (!detail.equals(told)) {
                told = detail;
                LOG.warnf("%s lost its upstream and will be started again: %s", origin, failure);
            }
        }
    }

    private void pause() {
        Duration wait = backoff.next();
        try {
            if (!closed) {
                TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            }
        } catch (InterruptedException e) {
            // Closing interrupts: the loop looks at the flag.
            return;
        }
    }

    /** Stops promptly; returns when the listener has stopped, or after ten seconds. */
    @Override
    public void close() {
        closed = true;
        synchronized (this) {
            current.ifPresent(Turn::close);
            // Not one that is closing: it writes down how far it came.
            if (starting || current.isEmpty()) {
                thread.interrupt();
            }
        }
        try {
            if (!thread.join(Duration.ofSeconds(CLOSE_SECONDS))) {
                LOG.warnf("%s did not stop within %d s", origin, CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        place.close();
    }
}
