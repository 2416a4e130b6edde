package dev.tripline.runtime.flow;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Lets things begin one after the other, on worker threads, however they end. Thread-safe. */
final class Turns {
    private CompletableFuture<?> last = CompletableFuture.completedFuture(0);

    /**
     * @param room is waited for when its turn comes
     * @return what the beginning gives
     */
    synchronized <T> CompletableFuture<T> next(Supplier<CompletableFuture<Void>> room, Supplier<T> begin) {
        CompletableFuture<T> begun = last.thenCompose(before -> room.get())
                .thenApplyAsync(now -> begin.get(), Infrastructure.getDefaultExecutor());
        last = begun.handle((done, failure) -> 0);
        return begun;
    }
}
