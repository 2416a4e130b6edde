package dev.tripline.runtime.act.pace;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets work on one key follow each other, in the order of the calls, without holding a thread. Thread-safe. */
public final class KeyedSequence {
    private final Map<String, CompletableFuture<?>> tails = new ConcurrentHashMap<>();

    /**
     * Begins at once, or when the key's earlier work has ended, well or badly; then on another thread, since a long queue of
     * work that ends at once would otherwise pile up on one stack.
     */
    public <T> Uni<T> run(String key, Supplier<Uni<T>> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        CompletableFuture<?> earlier = tails.put(key, done);
        if (earlier == null || earlier.isDone()) {
            begin(key, work, done);
        } else {
            var unused = earlier.whenCompleteAsync(
                    (value, failure) -> begin(key, work, done), Infrastructure.getDefaultExecutor());
        }
        return Uni.createFrom().completionStage(done);
    }

    private <T> void begin(String key, Supplier<Uni<T>> work, CompletableFuture<T> done) {
        Uni.createFrom()
                .deferred(() -> work.get())
                .onTermination()
                .invoke(() -> tails.remove(key, done))
                .subscribe()
                .with(done::complete, done::completeExceptionally);
    }
}
