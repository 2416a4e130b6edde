package dev.tripline.it.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Senders of webhooks on connections that are kept. Request k has the body {@code {"n": k}}. What is refused with 503 is sent
 * again, as senders do; what gets no answer is not. Every answer is remembered.
 */
public final class Load implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofMillis(20);

    /** An answer; times as System.nanoTime. */
    public record Reply(int number, int status, String eventId, String retryAfter, long sent, long came) {
        public boolean isAccepted() {
            return status == 200;
        }
    }

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI hook;
    private final int requests;
    private final int connections;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Set<Reply> replies = ConcurrentHashMap.newKeySet();
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean paused;

    public Load(URI hook, int requests, int connections) {
        this.hook = hook;
        this.requests = requests;
        this.connections = connections;
    }

    /** Begins, or goes on after a pause. */
    public Load start() {
        paused = false;
        for (int i = 0; i < connections; i++) {
            senders.add(Thread.ofVirtual().name("sender-" + i).start(this::send));
        }
        return this;
    }

    /** No further requests; those under way end. */
    public void pause() {
        paused = true;
        finish(TIMEOUT.multipliedBy(2));
    }

    /** Waits until everything is sent. */
    public void finish(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            for (Thread sender : senders) {
                if (!sender.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())))) {
                    throw new AssertionError("the load did not end within " + atMost.toSeconds() + " s: " + accepted()
                            + " of " + requests + " accepted");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        senders.clear();
    }

    private void send() {
        while (!paused) {
            int number = next.getAndIncrement();
            if (number >= requests) {
                return;
            }
            while (!sendOnce(number) && !paused) {
                LockSupport.parkNanos(AGAIN.toNanos());
            }
        }
    }

    /** Leaves false when it should be sent again. */
    private boolean sendOnce(int number) {
        HttpRequest request = HttpRequest.newBuilder(hook)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"n\":" + number + "}"))
                .build();
        long sent = System.nanoTime();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Reply reply = new Reply(
                    number,
                    answer.statusCode(),
                    answer.headers().firstValue("Tripline-Event-Id").orElse(""),
                    answer.headers().firstValue("Retry-After").orElse(""),
                    sent,
                    System.nanoTime());
            replies.add(reply);
            if (reply.isAccepted()) {
                accepted.incrementAndGet();
            }
            return reply.status() != 503;
        } catch (IOException e) {
            unanswered.incrementAndGet();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    public int accepted() {
        return accepted.get();
    }

    /** Requests whose connection broke. */
    public int unanswered() {
        return unanswered.get();
    }

    public List<Reply> replies() {
        return List.copyOf(replies);
    }

    public Set<String> acceptedIds() {
        return replies.stream().filter(Reply::isAccepted).map(Reply::eventId).collect(Collectors.toSet());
    }

    /** How many answers there were of each status. */
    public Map<Integer, Long> byStatus() {
        return replies.stream().collect(Collectors.groupingBy(Reply::status, Collectors.counting()));
    }

    @Override
    public void close() {
        paused = true;
        http.shutdownNow();
    }
}
