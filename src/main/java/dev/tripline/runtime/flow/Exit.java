package dev.tripline.runtime.flow;

import dev.tripline.bus.Publication;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Where the handling of one message puts what follows from it: the outgoing channel. */
final class Exit {
    private final MultiEmitter<? super Message<Publication>> channel;

    Exit(MultiEmitter<? super Message<Publication>> channel) {
        this.channel = channel;
    }

    /** Sends them at once; completes when the bus has stored all of them, fails when it refuses one. */
    Uni<Void> store(List<Publication> publications) {
        CompletableFuture<?>[] stored = new CompletableFuture<?>[publications.size()];
        for (int i = 0; i < stored.length; i++) {
            CompletableFuture<Void> one = new CompletableFuture<>();
            stored[i] = one;
            channel.emit(Message.of(
                    publications.get(i),
                    () -> {
                        one.complete(null);
                        return CompletableFuture.completedStage(null);
                    },
                    failure -> {
                        one.completeExceptionally(failure);
                        return CompletableFuture.completedStage(null);
                    }));
        }
        return Uni.createFrom().completionStage(CompletableFuture.allOf(stored));
    }

    /** Nothing more comes of this message. */
    void close() {
        channel.complete();
    }
}
