package dev.tripline.client.secret;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps values young: reads one object after the other again, each every two seconds, or more rarely when there are so many that
 * it would be more than ten requests a second. An object that was deleted is gone at once; one that cannot be read keeps its last
 * values for five minutes, which the log says once. Blocks on a virtual thread of its own.
 */
final class Refresh implements AutoCloseable {
    /**
     * @param young how old values may become before they are read again
     * @param between at least this long from one request to the next, when nothing new is wanted
     * @param bound how long values count that cannot be read again
     */
    record Pace(Duration young, Duration between, Duration bound) {
        static final Pace DEFAULT = new Pace(Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMinutes(5));
    }

    private static final Logger LOG = System.getLogger("dev.tripline.secrets");
    /** Of names that no manifest in force has; more are forgotten. */
    private static final int MOST_UNNAMED = 200;

    private final ObjectReader reader;
    private final Pace pace;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Referenced, Held> held = new ConcurrentHashMap<>();
    private final Set<Referenced> wanted = new HashSet<>();
    private final Set<Referenced> failing = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofVirtual().name("secrets").unstarted(this::run);
    private Set<Referenced> named = Set.of();
    private volatile boolean closed;

    Refresh(ObjectReader reader, Pace pace) {
        this(reader, pace, InstantSource.system());
    }

    Refresh(ObjectReader reader, Pace pace, InstantSource clock) {
        this.reader = reader;
        this.pace = pace;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    /** What is kept young from now on. Waits until all of it was asked for. */
    void expect(Set<Referenced> next, Duration patience) {
        lock.lock();
        try {
            named = Set.copyOf(next);
            held.keySet().removeIf(object -> !named.contains(object) && !wanted.contains(object));
            next.stream().filter(object -> !held.containsKey(object)).forEach(wanted::add);
            changed.signalAll();
            await(next, patience);
        } finally {
            lock.unlock();
        }
    }

    /** @param patience how long to wait for what was never read; zero asks for it and does not wait */
    Optional<String> value(Referenced object, String key, Duration patience) {
        Held known = held.get(object);
        if (known == null) {
            lock.lock();
            try {
                if (wanted.size() < MOST_UNNAMED) {
                    wanted.add(object);
                    changed.signalAll();
                }
                await(Set.of(object), patience);
            } finally {
                lock.unlock();
            }
            known = held.get(object);
        }
        return known == null || isTooOld(known)
                ? Optional.empty()
                : Optional.ofNullable(known.values().get(key));
    }

    private boolean isTooOld(Held known) {
        return clock.instant().isAfter(known.readAt().plus(pace.bound()));
    }

    private void await(Set<Referenced> objects, Duration patience) {
        try {
            long left = patience.toNanos();
            while (left > 0 && !closed && !held.keySet().containsAll(objects)) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closed) {
                Optional<Referenced> next = next();
                next.ifPresent(this::read);
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was never read, else the oldest if it is not young any more. */
    private Optional<Referenced> next() {
        lock.lock();
        try {
            Optional<Referenced> fresh =
                    wanted.stream().filter(object -> !held.containsKey(object)).findFirst();
            if (fresh.isPresent()) {
                return fresh;
            }
            if (held.size() > named.size() + MOST_UNNAMED) {
                held.keySet().retainAll(named);
                wanted.clear();
            }
            Instant young = clock.instant().minus(pace.young());
            return held.entrySet().stream()
                    .filter(entry -> !entry.getValue().askedAt().isAfter(young))
                    .min(Comparator.comparing(entry -> entry.getValue().askedAt()))
                    .map(Map.Entry::getKey);
        } finally {
            lock.unlock();
        }
    }

    private void pause() throws InterruptedException {
        lock.lock();
        try {
            boolean more = wanted.stream().anyMatch(object -> !held.containsKey(object));
            if (!more && !closed) {
                changed.await(pace.between().toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }

    private void read(Referenced object) {
        Optional<Held> before = Optional.ofNullable(held.get(object));
        Held after;
        try {
            Map<String, String> values = reader.read(object).orElse(Map.of());
            Instant now = clock.instant();
            after = new Held(Map.copyOf(values), now, now);
            if (failing.remove(object)) {
                LOG.log(Logger.Level.INFO, "{0} can be read again", shown(object));
            }
        } catch (RuntimeException e) {
            Instant now = clock.instant();
            after = before.map(one -> one.asked(now)).orElse(new Held(Map.of(), now, now));
            if (failing.add(object)) {
                LOG.log(
                        Logger.Level.WARNING,
                        "{0} cannot be read ({1}); {2}",
                        shown(object),
                        reason(e),
                        before.isPresent()
                                ? "its last values count for " + pace.bound()
                                : "it is missing until it can");
            }
        }
        lock.lock();
        try {
            held.put(object, after);
            wanted.remove(object);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String shown(Referenced object) {
        return (object.kind() == Referenced.Kind.SECRET ? "secret " : "config map ") + object.name();
    }

    /** Never a message that could quote the object. */
    private static String reason(RuntimeException failure) {
        return failure instanceof KubernetesClientException refused && refused.getCode() > 0
                ? "the API server answered " + refused.getCode()
                : failure.getClass().getSimpleName();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
