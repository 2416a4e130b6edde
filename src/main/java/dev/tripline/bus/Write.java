package dev.tripline.bus;

import io.nats.client.api.PublishAck;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A publication on its way through an outgoing channel.
 *
 * @param stored completes when the stream has stored it; fails with a {@link BusException} when it is not known to be stored
 */
public record Write(Publication publication, CompletableFuture<PublishAck> stored) {
    /** What one message of an outgoing channel carries: sent one after the other, answered each by itself. */
    public record Group(List<Write> writes) {
        public Group {
            writes = List.copyOf(writes);
        }
    }

    public static Write of(Publication publication) {
        return new Write(publication, new CompletableFuture<>());
    }
}
