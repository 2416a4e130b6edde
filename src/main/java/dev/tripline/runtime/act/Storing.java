package dev.tripline.runtime.act;

import dev.tripline.bus.Publication;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** How publications are stored: by a channel, by a batch, by themselves. */
public interface Storing {
    /** Completes when all of them are stored; their order does not matter. Fails when it is not known that they are. */
    Uni<Void> store(List<Publication> publications);
}
