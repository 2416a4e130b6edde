package dev.tripline.chaos.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Short questions over HTTP, and waits with an end. */
public final class Wire {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private static final Duration POLL = Duration.ofMillis(20);

    private Wire() {}

    /** The body of a 200; empty for anything else, silence included. */
    public static Optional<String> get(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Leaves how long it took; empty when it did not happen in time. */
    public static Optional<Duration> await(Duration atMost, BooleanSupplier happened) {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < atMost.toNanos()) {
            if (happened.getAsBoolean()) {
                return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
            }
            pause(POLL);
        }
        return Optional.empty();
    }

    /** Lets time pass. */
    public static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("interrupted");
            }
        }
    }
}
