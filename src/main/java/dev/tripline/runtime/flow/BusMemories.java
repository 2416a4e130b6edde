package dev.tripline.runtime.flow;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Origin;
import dev.tripline.ledger.Ledger;
import dev.tripline.source.Emitter.Aftermath;
import dev.tripline.source.Emitter.Memory;
import dev.tripline.source.host.Memories;
import dev.tripline.source.host.listen.Lease;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * What listeners remember lies in the state bucket, one key for each event; what became of their events is in the ledger; whose turn it
 * is the lease says. Never blocks; fails as the bus fails.
 */
@Singleton
public class BusMemories implements Memories {
    private final Bus bus;
    private final Ledger ledger;
    private final Clock clock;
    private final Lease lease;

    @Inject
    BusMemories(Bus bus, Ledger ledger, Clock clock, Lease lease) {
        this.bus = bus;
        this.ledger = ledger;
        this.clock = clock;
        this.lease = lease;
    }

    /** Without other replicas. */
    BusMemories(Bus bus, Ledger ledger, Clock clock) {
        this(bus, ledger, clock, Lease.OWN);
    }

    @Override
    public Lease lease() {
        return lease;
    }

    @Override
    public Aftermath aftermath(Origin origin) {
        return new LedgerAftermath(bus, ledger, clock, origin);
    }

    @Override
    public Memory of(Origin origin) {
        String key = Subjects.memory(origin.eventSource(), origin.event());
        return new Memory() {
            @Override
            public Uni<Optional<String>> recall() {
                return bus.last(Subjects.STATE_STREAM, key)
                        .map(stored -> stored.map(one -> new String(one.body(), StandardCharsets.UTF_8))
                                .filter(text -> !text.isEmpty()));
            }

            @Override
            public Uni<Void> keep(String text) {
                return bus.publish(Publication.of(key, "", text.getBytes(StandardCharsets.UTF_8)))
                        .replaceWithVoid();
            }
        };
    }
}
