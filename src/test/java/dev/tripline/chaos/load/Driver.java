package dev.tripline.chaos.load;

import dev.tripline.chaos.world.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Sends webhooks at a pace, with bursts on demand, to any of several doors. What is refused with 503, or gets no answer, is sent again
 * to any door with the same body: a new event, unless its provider gave it an identity. Everything is remembered. Thread-safe.
 */
public final class Driver implements AutoCloseable {
    private static final int MOST_IN_FLIGHT = 200;
    private static final int MOST_TRIES = 400;
    private static final Duration TIMEOUT = Duration.ofSeconds(8);
    private static final Duration TICK = Duration.ofMillis(20);
    private static final List<String> COLOURS = List.of("red", "green", "blue", "darkred");

    private final RandomGenerator random;
    private final List<Function<String, URI>> doors;
    private final double perTick;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Semaphore inFlight = new Semaphore(MOST_IN_FLIGHT);
    private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
    private final Thread pacer;
    private volatile boolean over;
    private volatile boolean resting;

    /**
     * @param random decides what is sent
     * @param doors where a path leads, for each replica
     * @param perSecond the pace outside of bursts
     */
    public Driver(RandomGenerator random, List<Function<String, URI>> doors, int perSecond) {
        this.random = random;
        this.doors = doors;
        this.perTick = perSecond * TICK.toMillis() / 1000.0;
        this.pacer = Thread.ofPlatform().daemon().name("pacer").unstarted(this::pace);
    }

    public void start() {
        pacer.start();
    }

    private void pace() {
        double due = 0;
        while (!over) {
            due = resting ? 0 : due + perTick;
            for (; due >= 1 && !over; due--) {
                one();
            }
            Wire.pause(TICK);
        }
    }

    /** So many at once, beside the pace. */
    public void burst(int count) {
        for (int i = 0; i < count; i++) {
            one();
        }
    }

    /** No further requests until {@link #go}; those under way end. */
    public void rest() {
        resting = true;
    }

    public void go() {
        resting = false;
    }

    private void one() {
        Sent next;
        synchronized (random) {
            next = new Sent(
                    numbers.getAndIncrement(),
                    kind(),
                    random.nextInt(100),
                    COLOURS.get(random.nextInt(COLOURS.size())),
                    new ArrayList<>());
        }
        inFlight.acquireUninterruptibly();
        sent.add(next);
        Thread.ofVirtual().start(() -> {
            try {
                send(next);
            } finally {
                inFlight.release();
            }
        });
    }

    private Kind kind() {
        int all = 0;
        for (Kind kind : Kind.values()) {
            all += kind.weight();
        }
        int drawn = random.nextInt(all);
        for (Kind kind : Kind.values()) {
            drawn -= kind.weight();
            if (drawn < 0) {
                return kind;
            }
        }
        throw new AssertionError("weights");
    }

    private void send(Sent request) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Sent.Try tried = attempt(request);
            request.tries().add(tried);
            if (tried.isAccepted()) {
                accepted.incrementAndGet();
                return;
            }
            if (tried.status() != 0 && tried.status() != 503) {
                return;
            }
            Wire.pause(Duration.ofMillis(ThreadLocalRandom.current().nextLong(50, Math.min(1_500, 200 * (i + 2)))));
        }
    }

    private Sent.Try attempt(Sent request) {
        URI door = doors.get(ThreadLocalRandom.current().nextInt(doors.size()))
                .apply(request.kind().path());
        HttpRequest.Builder builder = HttpRequest.newBuilder(door)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        if (request.kind().hasIdentity()) {
            builder.header("X-GitHub-Event", "push").header("X-GitHub-Delivery", "d-" + request.number());
        }
        Instant begin = Instant.now();
        try {
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Sent.Try(
                    begin,
                    Instant.now(),
                    answer.statusCode(),
                    answer.headers().firstValue("Tripline-Event-Id").orElse(""));
        } catch (IOException e) {
            return new Sent.Try(begin, Instant.now(), 0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sent.Try(begin, Instant.now(), 0, "");
        }
    }

    public int accepted() {
        return accepted.get();
    }

    public int requests() {
        return numbers.get();
    }

    /** Sends nothing new and waits for what is under way. Leaves false when that does not end in time. */
    public boolean finish(Duration atMost) {
        over = true;
        try {
            return pacer.join(atMost) && inFlight.tryAcquire(MOST_IN_FLIGHT, atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Complete after {@link #finish}. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    @Override
    public void close() {
        over = true;
        http.shutdownNow();
    }
}
