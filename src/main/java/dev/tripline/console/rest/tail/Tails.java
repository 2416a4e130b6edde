package dev.tripline.console.rest.tail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.Entry;
import dev.tripline.bus.read.StreamFollower;
import dev.tripline.bus.read.StreamReader;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
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
    private final Duration silence;
    private final Duration patience;
    private final AtomicInteger open = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    @Inject
    public Tails(StreamReader reader, ObjectMapper mapper, Clock clock) {
        this(reader, mapper, clock, SILENCE, PATIENCE);
    }

    /**
     * @param silence after which a listener is told that all is well
     * @param patience with those who take no line
     */
    Tails(StreamReader reader, ObjectMapper mapper, Clock clock, Duration silence, Duration patience) {
        this.reader = reader;
        this.mapper = mapper;
        this.clock = clock;
        this.silence = silence;
        this.patience = patience;
    }

    /** Lines from now on; empty when too many watch already. */
    public Optional<Multi<ObjectNode>> open(TailFilter filter) {
        if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(Multi.createFrom()
                .<ObjectNode>emitter(out -> start(filter, out), BackPressureStrategy.BUFFER)
                .onTermination()
                .invoke(open::decrementAndGet));
    }

    private void start(TailFilter filter, MultiEmitter<? super ObjectNode> out) {
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

    private void end(MultiEmitter<? super ObjectNode> out, String reason) {
        out.emit(mapper.createObjectNode().put("kind", "end").put("reason", reason));
        out.complete();
    }

    /** For how many somebody is at work. */
    int watching() {
        return threads.size();
    }

    /** Lets nobody hold up the end. */
    @PreDestroy
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    /** One of them. For one thread. */
    private final class Watch {
        private final TailFilter filter;
        private final MultiEmitter<? super ObjectNode> out;

        Watch(TailFilter filter, MultiEmitter<? super ObjectNode> out) {
            this.filter = filter;
            this.out = out;
        }

        void run() {
            StreamFollower follower = new StreamFollower(reader, Subjects.LEDGER_STREAM);
            if (!say(keepAlive())) {
                return;
            }
            long spoken = System.nanoTime();
            while (!out.isCancelled() && !Thread.currentThread().isInterrupted()) {
                for (Entry entry : follower.next(STEP.multipliedBy(25), AT_ONCE)) {
                    Optional<ObjectNode> line = line(entry);
                    if (line.isPresent()) {
                        if (!say(line.get())) {
                            return;
                        }
                        spoken = System.nanoTime();
                    }
                }
                if (System.nanoTime() - spoken > silence.toNanos()) {
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

        private ObjectNode keepAlive() {
            return mapper.createObjectNode()
                    .put("kind", "keepAlive")
                    .put("at", clock.instant().toString());
        }

        private Optional<ObjectNode> line(Entry entry) {
            try {
                return filter.line(entry.subject(), mapper.readTree(entry.body()));
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /** Waits until the reader is ready for a line. False when it never is. */
        private boolean say(ObjectNode line) {
            long deadline = System.nanoTime() + patience.toNanos();
            while (out.requested() == 0) {
                if (out.isCancelled() || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                if (System.nanoTime() - deadline > 0) {
                    end(out, "too slow: no line was taken for " + patience.toSeconds() + " s");
                    return false;
                }
                LockSupport.parkNanos(STEP.toNanos());
            }
            out.emit(line);
            return true;
        }
    }
}
