package dev.tripline.runtime.flow;

import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets work on one key follow each other, in the order of the calls, without holding a thread. Thread-safe. */
final class KeyedSequence {
    private final Map<String, CompletableFuture<?>> tails = new ConcurrentHashMap<>();

    /** Begins at once, or when the key's earlier work has ended, well or badly. The work is begun when this is called. */
    <T> Uni<T> run(String key, Supplier<Uni<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        CompletableFuture<?> earlier = tails.put(key, done);
        CompletableFuture<?> ready = earlier == null ? CompletableFuture.completedFuture(null) : earlier;
        var unused = ready.whenComplete((value, failure) -> Uni.createFrom()
                .deferred(() -> work.get())
                .onTermination()
                .invoke(() -> tails.remove(key, done))
                .subscribe()
                .with(done::complete, done::completeExceptionally));
        return Uni.createFrom().completionStage(done);
    }
}
