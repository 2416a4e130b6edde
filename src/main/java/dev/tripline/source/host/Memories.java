package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.source.Emitter.Aftermath;
import dev.tripline.source.Emitter.Memory;

/** What listeners know beyond their own process: what they remember, and what became of their events. Thread-safe. */
@FunctionalInterface
public interface Memories {
    Memory of(Origin origin);

    default Aftermath aftermath(Origin origin) {
        return Aftermath.NONE;
    }
}
