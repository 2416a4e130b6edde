package dev.tripline.bus.read;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import io.nats.client.JetStreamApiException;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamState;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Reads streams in bounded pieces. Thread-safe. Every method blocks, so it is never called on an event loop; each fails with a
 * {@link BusException} when the bus does not answer or too many read at once.
 */
@Singleton
public class StreamReader {
    /** One reading looks at no more messages than this. */
    public static final int MOST = 100_000;

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int READERS = 16;
    private static final int AT_ONCE = 50;
    private static final int FIRST_WINDOW = 256;
    private static final int FULL_WINDOW = 4096;
    private static final int SPARSE = 64;
    private static final long MOST_BYTES = 32L << 20;
    private static final int NO_MESSAGE = 10037;

    private final Bus bus;
    private final Semaphore readers = new Semaphore(READERS);

    public StreamReader(Bus bus) {
        this.bus = bus;
    }

    /** The message at a place; empty when there is none, or none any more. */
    public Optional<Entry> get(String stream, long sequence) {
        try {
            MessageInfo found = bus.management().getMessage(stream, sequence);
            byte[] body = found.getData() == null ? new byte[0] : found.getData();
            return Optional.of(new Entry(found.getSeq(), found.getTime().toInstant(), found.getSubject(), body));
        } catch (JetStreamApiException e) {
            if (e.getApiErrorCode() == NO_MESSAGE) {
                return Optional.empty();
            }
            throw Chunk.failed(stream, e);
        } catch (IOException e) {
            throw Chunk.failed(stream, e);
        }
    }

    /** The newest message on a subject without wildcards. */
    public Optional<byte[]> last(String stream, String subject) {
        return bus.last(stream, subject)
                .await()
                .atMost(Bus.TIMEOUT.multipliedBy(2))
                .map(dev.tripline.bus.Stored::body);
    }

    /** Takes a message away. False when it was gone already. */
    public boolean delete(String stream, long sequence) {
        try {
            return bus.management().deleteMessage(stream, sequence, false);
        } catch (JetStreamApiException e) {
            if (get(stream, sequence).isEmpty()) {
                return false;
            }
            throw Chunk.failed(stream, e);
        } catch (IOException e) {
            throw Chunk.failed(stream, e);
        }
    }

    /** The newest sequence; 0 when nothing was stored yet. */
    public long newest(String stream) {
        return state(stream).getLastSequence();
    }

    private StreamState state(String stream) {
        try {
            return bus.management().getStreamInfo(stream).getStreamState();
        } catch (IOException | JetStreamApiException e) {
            throw Chunk.failed(stream, e);
        }
    }

    /** The place of the first message that was stored at or after a moment; empty when there is none. */
    public OptionalLong firstSince(String stream, Instant moment) {
        return reading(() -> {
            try (Chunk chunk = Chunk.since(bus, stream, ">", moment)) {
                return chunk.read(1, entry -> false)
                        .map(entry -> OptionalLong.of(entry.sequence()))
                        .orElse(OptionalLong.empty());
            }
        });
    }

    /**
     * From a place towards the beginning, newest first.
     *
     * @param before the first that is looked at lies before it
     * @param since what was stored earlier is not looked at
     * @param each false when it is enough
     */
    public Scan backward(String stream, long before, Instant since, Predicate<Entry> each) {
        return reading(() -> new Backward(stream, since, each).from(before));
    }

    /**
     * From a moment towards the end, oldest first.
     *
     * @param subject may have wildcards
     * @param atOnce how many messages may be in memory
     * @param each false when it is enough
     */
    public Scan forward(String stream, String subject, Instant since, int atOnce, Predicate<Entry> each) {
        return reading(() -> {
            Bounded bounded = new Bounded(each);
            try (Chunk chunk = Chunk.since(bus, stream, subject, since)) {
                return chunk.read(atOnce, bounded)
                        .map(entry -> new Scan(entry.sequence(), bounded.end()))
                        .orElse(new Scan(0, Scan.End.EXHAUSTED));
            }
        });
    }

    /** What lies between two places, both included, oldest first; at most as many as are wanted, fewer when they are large. */
    public List<Entry> between(String stream, long first, long last, int most) {
        return reading(() -> window(stream, first, last, most).entries());
    }

    /**
     * @param complete false when there is more than was wanted
     */
    private record Window(List<Entry> entries, boolean complete) {}

    private Window window(String stream, long first, long last, int most) {
        List<Entry> entries = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        try (Chunk chunk = Chunk.from(bus, stream, first)) {
            Optional<Entry> refused = chunk.read(AT_ONCE, entry -> {
                boolean fits = entries.size() < most && bytes.get() < MOST_BYTES;
                if (entry.sequence() <= last && fits) {
                    entries.add(entry);
                    bytes.addAndGet(entry.body().length);
                }
                return entry.sequence() < last && fits;
            });
            boolean complete = refused.isEmpty()
                    || refused.get().sequence() > last
                    || entries.getLast().sequence() == refused.get().sequence();
            return new Window(entries, complete);
        }
    }

    private interface Reading<T> {
        T run();
    }

    private <T> T reading(Reading<T> reading) {
        try {
            if (!readers.tryAcquire(Bus.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BusException(READERS + " others read the bus already; try again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException("interrupted", e);
        }
        try {
            return reading.run();
        } finally {
            readers.release();
        }
    }

    /** Counts, and ends what takes too long. */
    private static final class Bounded implements Predicate<Entry> {
        private final Predicate<Entry> each;
        private final long deadline = System.nanoTime() + LONGEST.toNanos();
        private int seen;
        private boolean capped;

        Bounded(Predicate<Entry> each) {
            this.each = each;
        }

        @Override
        public boolean test(Entry entry) {
            capped = ++seen >= MOST || System.nanoTime() - deadline > 0;
            return each.test(entry) && !capped;
        }

        Scan.End end() {
            return capped ? Scan.End.CAPPED : Scan.End.STOPPED;
        }
    }

    /** In windows that grow where there are gaps, and shrink where they would hold too much. */
    private final class Backward {
        private final String stream;
        private final Instant since;
        private final Bounded each;
        private long window = FIRST_WINDOW;

        Backward(String stream, Instant since, Predicate<Entry> each) {
            this.stream = stream;
            this.since = since;
            this.each = new Bounded(each);
        }

        Scan from(long before) {
            StreamState state = state(stream);
            long high = Math.min(before - 1, state.getLastSequence());
            long low = high + 1;
            while (high >= state.getFirstSequence() && high > 0) {
                low = Math.max(state.getFirstSequence(), high - window + 1);
                Window read = window(stream, low, high, 2 * FULL_WINDOW);
                if (!read.complete()) {
                    window = Math.max(1, Math.min(window, FULL_WINDOW) / 4);
                    continue;
                }
                for (Entry entry : read.entries().reversed()) {
                    if (entry.storedAt().isBefore(since)) {
                        return new Scan(entry.sequence(), Scan.End.EXHAUSTED);
                    }
                    if (!each.test(entry)) {
                        return new Scan(entry.sequence(), each.end());
                    }
                }
                boolean sparse = read.entries().size() < Math.min(SPARSE, window);
                window = sparse ? window * 4 : Math.min(window * 2, FULL_WINDOW);
                high = low - 1;
            }
            return new Scan(low, Scan.End.EXHAUSTED);
        }
    }
}
