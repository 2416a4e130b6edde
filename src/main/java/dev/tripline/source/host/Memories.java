package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.source.Emitter.Aftermath;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.host.listen.Lease;

/** What listeners know beyond their own process: what they remember, what became of their events, and whose turn it is. Thread-safe. */
@FunctionalInterface
public interface Memories {
    Memory of(Origin origin);

    default Aftermath aftermath(Origin origin) {
        return Aftermath.NONE;
    }

    /** For those of which one replica serves at a time. */
    default Lease lease() {
        return Lease.OWN;
    }
}
