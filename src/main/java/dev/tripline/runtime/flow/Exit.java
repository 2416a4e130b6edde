package dev.tripline.runtime.flow;

import dev.tripline.bus.Publication;
import dev.tripline.bus.Write;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where the handling of messages puts what follows from them: the outgoing channel. Thread-safe. */
public final class Exit {
    private static final int MOST_FLIGHTS = 4;
    private static final int MOST_TOGETHER = 256;

    private final MultiEmitter<? super Message<Write.Group>> channel;
    private final Queue<Write> gathered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger flights = new AtomicInteger();

    Exit(MultiEmitter<? super Message<Write.Group>> channel) {
        this.channel = channel;
    }

    /** Sends them at once, together; completes when the bus has stored all of them, fails when it refuses one. */
    public CompletableFuture<Void> store(List<Publication> publications) {
        if (publications.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        List<Write> writes = writes(publications);
        channel.emit(Message.of(new Write.Group(writes)));
        return all(writes);
    }

    /**
     * Sends them, once subscribed to, together with others that come at about the same time; completes when the bus has stored
     * all of them.
     */
    public Uni<Void> gather(List<Publication> publications) {
        return Uni.createFrom().completionStage(() -> {
            List<Write> writes = writes(publications);
            gathered.addAll(writes);
            flush();
            return all(writes);
        });
    }

    private static List<Write> writes(List<Publication> publications) {
        List<Write> writes = new ArrayList<>(publications.size());
        for (Publication publication : publications) {
            writes.add(Write.of(publication));
        }
        return writes;
    }

    private void flush() {
        // Never above the limit, not even for a moment: a flight that lands just then would not take over what waits.
        if (flights.getAndUpdate(now -> Math.min(now + 1, MOST_FLIGHTS)) == MOST_FLIGHTS) {
            return;
        }
        List<Write> writes = new ArrayList<>();
        for (Write next = gathered.poll();
                next != null;
                next = writes.size() < MOST_TOGETHER ? gathered.poll() : null) {
            writes.add(next);
        }
        if (!writes.isEmpty()) {
            channel.emit(Message.of(new Write.Group(writes)));
        }
        var unused = all(writes).whenComplete((stored, failure) -> {
            flights.decrementAndGet();
            if (!gathered.isEmpty()) {
                flush();
            }
        });
    }

    private static CompletableFuture<Void> all(List<Write> writes) {
        return CompletableFuture.allOf(writes.stream().map(Write::stored).toArray(CompletableFuture[]::new));
    }

    /** Nothing more comes of these messages. */
    void close() {
        channel.complete();
    }
}
