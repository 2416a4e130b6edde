package dev.tripline.source.host;

import dev.tripline.event.Origin;
import dev.tripline.source.Emitter.Memory;

/** Where listeners remember things beyond the end of their process. Thread-safe. */
@FunctionalInterface
public interface Memories {
    Memory of(Origin origin);
}
