package dev.tripline.source;

import dev.tripline.event.Origin;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.host.Memories;
import dev.tripline.source.host.listen.Lease;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What listeners remember, as long as the test lives. */
public final class FakeMemories implements Memories {
    public final Map<Origin, String> kept = new ConcurrentHashMap<>();
    /** Whose turn it is; for listeners that are served after it was set. */
    public volatile Lease lease = Lease.OWN;

    @Override
    public Lease lease() {
        return lease;
    }

    @Override
    public Memory of(Origin origin) {
        return new Memory() {
            @Override
            public Uni<Optional<String>> recall() {
                return Uni.createFrom().item(() -> Optional.ofNullable(kept.get(origin)));
            }

            @Override
            public Uni<Void> keep(String text) {
                return Uni.createFrom().voidItem().invoke(() -> kept.put(origin, text));
            }
        };
    }
}
