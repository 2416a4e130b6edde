package dev.tripline.source.resource;

import dev.tripline.language.path.Json;
import dev.tripline.source.Emitter;
import dev.tripline.source.Payload;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One event at work: changes are handed over one after the other, each until it is stored, and what was told is kept about once a
 * second. An end in between tells some changes again, under the same identity. Beyond {@link #MOST_WAITING} changes that wait,
 * for a bus that is away, the difference to what is there is told instead. Thread-safe.
 */
final class ResourceRun implements SharedWatch.Listener {
    static final int MOST_WAITING = 10_000;

    private static final Logger LOG = Logger.getLogger(ResourceRun.class);
    private static final Duration EMIT_BOUND = Duration.ofSeconds(10);
    private static final Duration KEEP_BOUND = Duration.ofSeconds(2);
    private static final Duration KEEP_EACH = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ResourceConfig config;
    private final Set<Change.Type> wanted;
    private final Optional<ObjectFilter> filter;
    private final Emitter emitter;
    private final Clock clock;
    private final KubernetesSerialization json = new KubernetesSerialization();
    private final Instant start;
    private final Seen seen;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Condition end = lock.newCondition();
    private final Deque<Change> waiting = new ArrayDeque<>();
    private Optional<SharedWatch> watch = Optional.empty();
    private boolean overflowed;
    private volatile boolean closed;
    private Instant kept;
    private boolean dirty;
    private boolean failing;

    ResourceRun(
            ResourceConfig config, Set<Change.Type> wanted, Emitter emitter, Clock clock, Optional<String> remembered) {
        this.config = config;
        this.wanted = wanted;
        this.filter = config.filter().map(ObjectFilter::of);
        this.emitter = emitter;
        this.clock = clock;
        this.start = clock.instant();
        this.kept = start;
        this.seen = Seen.read(Watched.of(config), remembered);
    }

    /** Begins with what was missed. */
    Thread begin(SharedWatch from) {
        lock.lock();
        try {
            watch = Optional.of(from);
            waiting.addAll(seen.missed(from.join(this)));
        } finally {
            lock.unlock();
        }
        return Thread.ofVirtual().name("resource " + emitter.origin()).start(this::work);
    }

    @Override
    public void changed(Change change) {
        lock.lock();
        try {
            if (waiting.size() >= MOST_WAITING) {
                overflowed = true;
                waiting.clear();
            }
            if (!overflowed) {
                waiting.add(change);
            }
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ended(Throwable cause) {
        if (!closed) {
            emitter.failed(cause);
        }
    }

    private void work() {
        try {
            while (!closed) {
                Optional<Change> next = next();
                if (next.isPresent() && seen.isNews(next.get())) {
                    tell(next.get());
                }
                keepSometimes();
                lookAtWatch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | StackOverflowError e) {
            emitter.failed(e);
        } finally {
            keep();
        }
    }

    private void lookAtWatch() {
        watch.flatMap(one -> one.trouble(clock.instant())).ifPresent(this::ended);
    }

    private Optional<Change> next() throws InterruptedException {
        lock.lock();
        try {
            if (waiting.isEmpty() && overflowed) {
                overflowed = false;
                waiting.addAll(seen.missed(watch.map(SharedWatch::all).orElse(List.of())));
            }
            if (waiting.isEmpty()) {
                long unused = news.awaitNanos(KEEP_EACH.toNanos());
            }
            return Optional.ofNullable(waiting.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Until it is stored, or all ends. */
    private void tell(Change change) throws InterruptedException {
        Optional<Payload> payload = payload(change);
        while (payload.isPresent() && !stored(payload.get())) {
            pause();
            if (closed) {
                return;
            }
        }
        seen.told(change);
        dirty = true;
    }

    private void pause() throws InterruptedException {
        long nanos = ThreadLocalRandom.current().nextLong(PAUSE.toNanos() / 2, PAUSE.toNanos());
        lock.lock();
        try {
            while (nanos > 0 && !closed) {
                nanos = end.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Empty when nobody wants to hear of it. */
    private Optional<Payload> payload(Change change) {
        if (!wanted.contains(change.type())) {
            return Optional.empty();
        }
        String object = json.asJson(change.object());
        boolean passes = filter.map(
                        one -> one.passes(change.type(), change.object(), Json.of(object), start, clock.instant()))
                .orElse(true);
        return passes ? Optional.of(ResourcePayload.of(change, object, config, json)) : Optional.empty();
    }

    private boolean stored(Payload payload) throws InterruptedException {
        try {
            if (closed) {
                return false;
            }
            var unused = within(emitter.emit(payload), EMIT_BOUND);
            failing = false;
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            if (!failing) {
                failing = true;
                LOG.warnf("resource %s: a change was not stored, trying again: %s", emitter.origin(), e);
            }
            return false;
        }
    }

    private void keepSometimes() {
        if (dirty && Duration.between(kept, clock.instant()).compareTo(KEEP_EACH) >= 0) {
            keep();
        }
    }

    /** What is not kept is told again after an end, which its identity makes harmless. */
    private void keep() {
        if (!dirty) {
            return;
        }
        kept = clock.instant();
        try {
            within(emitter.memory().keep(seen.text()), KEEP_BOUND);
            dirty = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.debugf("resource %s: what was told is not kept: %s", emitter.origin(), e);
        }
    }

    void close() {
        closed = true;
        lock.lock();
        try {
            news.signal();
            end.signal();
        } finally {
            lock.unlock();
        }
    }

    /** On a virtual thread, which may wait. */
    static <T extends @Nullable Object> T within(Uni<T> answer, Duration bound)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answer.subscribeAsCompletionStage().get(bound.toMillis(), TimeUnit.MILLISECONDS);
    }
}
