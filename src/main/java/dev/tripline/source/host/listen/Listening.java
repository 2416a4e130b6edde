package dev.tripline.source.host.listen;

import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Emitter;
import dev.tripline.source.Emitter.Aftermath;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.Payload;
import io.smallrye.mutiny.Uni;
import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Keeps one listener going on a virtual thread of its own: starts it, and starts it again after each failure, until closed. */
public final class Listening implements Closeable {
    private static final Logger LOG = Logger.getLogger(Listening.class);
    private static final long CLOSE_SECONDS = 10;

    /** Starts the listener, its configuration applied. */
    @FunctionalInterface
    public interface Start {
        Closeable listen(Emitter emitter) throws Exception;
    }

    private final Start start;
    private final Origin origin;
    private final Function<Payload, Uni<Optional<Receipt>>> door;
    private final Memory memory;
    private final Aftermath aftermath;
    private final Backoff backoff;
    private final Thread thread;
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
            Memory memory,
            Aftermath aftermath,
            Backoff backoff) {
        this.start = start;
        this.origin = origin;
        this.door = door;
        this.memory = memory;
        this.aftermath = aftermath;
        this.backoff = backoff;
        this.thread = Thread.ofVirtual().name("listen " + origin).start(this::run);
    }

    public boolean isRunning() {
        return running;
    }

    /** Why it is not running; empty while it starts for the first time, and when it runs. */
    public String detail() {
        return detail;
    }

    private void run() {
        while (!closed) {
            Turn turn = new Turn();
            try (Closeable listener = start.listen(turn)) {
                turn.begun();
                listensAgain();
                Throwable failure = turn.failures.take();
                turn.open = false;
                trouble(failure);
            } catch (InterruptedException e) {
                turn.open = false;
            } catch (Exception | LinkageError e) {
                turn.open = false;
                trouble(e);
            }
            pause();
        }
    }

    private void trouble(Throwable failure) {
        if (!closed) {
            running = false;
            detail = String.valueOf(failure.getMessage());
            // Each cause once: an upstream may be away for long.
            if (!detail.equals(told)) {
                told = detail;
                LOG.warnf("%s lost its upstream and will be started again: %s", origin, failure);
            }
        }
    }

    private void listensAgain() {
        if (!told.isEmpty()) {
            told = "";
            LOG.infof("%s has its upstream again", origin);
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
        thread.interrupt();
        try {
            if (!thread.join(Duration.ofSeconds(CLOSE_SECONDS))) {
                LOG.warnf("%s did not stop within %d s", origin, CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one start of the listener speaks to. A turn that is over cannot emit, nor end its successor. */
    private final class Turn implements Emitter {
        private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
        private volatile boolean open = true;

        private void begun() {
            running = true;
            detail = "";
        }

        @Override
        public Origin origin() {
            return origin;
        }

        @Override
        public Uni<Optional<Receipt>> emit(Payload payload) {
            if (closed || !open) {
                return Uni.createFrom().failure(new IllegalStateException(origin + " is closed"));
            }
            return door.apply(payload).onItem().invoke(stored -> backoff.reset());
        }

        @Override
        public Memory memory() {
            return memory;
        }

        @Override
        public Aftermath aftermath() {
            return aftermath;
        }

        @Override
        public void failed(Throwable cause) {
            if (open) {
                open = false;
                failures.add(cause);
            }
        }
    }
}
