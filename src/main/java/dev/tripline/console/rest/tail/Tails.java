package dev.tripline.console.rest.tail;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.Entry;
import dev.tripline.bus.read.StreamFollower;
import dev.tripline.bus.read.StreamReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Everybody who watches the ledger: each has a virtual thread and a place in the stream of its own. Thread-safe. */
@Singleton
public class Tails {
    /** How many may watch at once. */
    public static final int MOST = 32;

    private static final Duration SILENCE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final int AT_ONCE = 200;
    private static final long MOST_BEHIND = 50_000;

    private final StreamReader reader;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    public Tails(StreamReader reader, ObjectMapper mapper, Clock clock) {
        this.reader = reader;
        this.mapper = mapper;
        this.clock = clock;
    }

    /** Lines from now on, each with its end of line; empty when too many watch already. */
    public Optional<Multi<String>> open(TailFilter filter) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(Multi.createFrom()
                .<String>emitter(out -> start(filter, out), BackPressureStrategy.BUFFER)
                .onTermination()
                .invoke(open::decrementAndGet));
    }

    private void start(TailFilter filter, MultiEmitter<? super String> out) {
        Thread thread = Thread.ofVirtual().name("tail").unstarted(() -> {
            try {
                new Watch(filter, out).run();
            } catch (BusException e) {
                end(out, "the bus does not answer: " + e.getMessage());
            } finally {
                threads.remove(Thread.currentThread());
            }
        });
        threads.add(thread);
        out.onTermination(thread::interrupt);
        thread.start();
    }

    private void end(MultiEmitter<? super String> out, String reason) {
        out.emit(mapper.createObjectNode().put("kind", "end").put("reason", reason) + "\n");
        out.complete();
    }

    /** Lets nobody hold up the end. */
    @PreDestroy
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    /** One of them. For one thread. */
    private final class Watch {
        private final TailFilter filter;
        private final MultiEmitter<? super String> out;

        Watch(TailFilter filter, MultiEmitter<? super String> out) {
            this.filter = filter;
            this.out = out;
        }

        void run() {
            StreamFollower follower = new StreamFollower(reader, Subjects.LEDGER_STREAM);
            String begin = keepAlive();
            if (!say(begin)) {
                return;
            }
            long spoken = System.nanoTime();
            while (!out.isCancelled() && !Thread.currentThread().isInterrupted()) {
                for (Entry entry : follower.next(Duration.ofSeconds(1), AT_ONCE)) {
                    Optional<String> line = line(entry);
                    if (line.isPresent()) {
                        if (!say(line.get())) {
                            return;
                        }
                        spoken = System.nanoTime();
                    }
                }
                if (System.nanoTime() - spoken > SILENCE.toNanos()) {
                    if (!say(keepAlive())) {
                        return;
                    }
                    spoken = System.nanoTime();
                }
                if (follower.behind() > MOST_BEHIND) {
                    end(out, "too slow: more than " + MOST_BEHIND + " records behind; use filters");
                    return;
                }
            }
        }

        private String keepAlive() {
            return mapper.createObjectNode()
                            .put("kind", "keepAlive")
                            .put("at", clock.instant().toString())
                    + "\n";
        }

        private Optional<String> line(Entry entry) {
            try {
                return filter.line(entry.subject(), mapper.readTree(entry.body()))
                        .map(line -> line + "\n");
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /** Waits until the reader is ready for a line. False when it never is. */
        private boolean say(String line) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (out.requested() == 0) {
                if (out.isCancelled() || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                if (System.nanoTime() - deadline > 0) {
                    end(out, "too slow: no line was taken for " + PATIENCE.toSeconds() + " s");
                    return false;
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
            out.emit(line);
            return true;
        }
    }
}
