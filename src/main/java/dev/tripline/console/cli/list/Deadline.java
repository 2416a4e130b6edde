package dev.tripline.console.cli.list;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/** Ends a stream that nobody else would end: when the time is up, or when it has been silent for too long. */
final class Deadline {
    private static final Duration SILENCE = Duration.ofSeconds(45);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Optional<Long> end;
    private volatile long heard = System.nanoTime();

    /**
     * @param duration from now; empty for no end
     */
    Deadline(Optional<Duration> duration) {
        this.end = duration.map(given -> System.nanoTime() + given.toNanos());
    }

    boolean isOver() {
        return end.map(moment -> System.nanoTime() - moment >= 0).orElse(false);
    }

    /** Somebody is there. */
    void heard() {
        heard = System.nanoTime();
    }

    /** Closes this stream in time. */
    void watch(InputStream stream) {
        heard();
        Thread.ofVirtual().start(() -> {
            try {
                while (!isOver() && System.nanoTime() - heard < SILENCE.toNanos()) {
                    Thread.sleep(LOOK);
                }
                stream.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
