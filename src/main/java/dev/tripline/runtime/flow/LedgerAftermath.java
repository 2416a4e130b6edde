package dev.tripline.runtime.flow;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Origin;
import dev.tripline.ledger.Decided;
import dev.tripline.ledger.Ledger;
import dev.tripline.source.Emitter.Aftermath;
import dev.tripline.source.host.EventIds;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Optional;

/**
 * What became of an event's newest message, as the ledger has it. What it no longer knows is over, and so is an action that was
 * buried: its {@code dlqTrigger} is not waited for. Never blocks; fails as the bus fails.
 */
final class LedgerAftermath implements Aftermath {
    private static final int AT_ONCE = 16;

    private final Bus bus;
    private final Ledger ledger;
    private final Clock clock;
    private final Origin origin;

    LedgerAftermath(Bus bus, Ledger ledger, Clock clock, Origin origin) {
        this.bus = bus;
        this.ledger = ledger;
        this.clock = clock;
        this.origin = origin;
    }

    @Override
    public Uni<Optional<String>> underWay(String besides) {
        String own = EventIds.named(origin, besides);
        return bus.last(Subjects.EVENTS_STREAM, Subjects.event(origin.eventSource(), origin.event()))
                .flatMap(newest -> newest.map(stored -> underWay(stored, own))
                        .orElseGet(() -> Uni.createFrom().item(Optional.<String>empty())));
    }

    private Uni<Optional<String>> underWay(Stored newest, String own) {
        // What nobody can read leads to nothing.
        Optional<String> id = CloudEventJson.find(newest.body()).map(Event::id);
        return id.isEmpty() || id.get().equals(own)
                ? Uni.createFrom().item(Optional.<String>empty())
                : isOver(id.get(), newest.sequence()).map(over -> over ? Optional.<String>empty() : id);
    }

    /** The floor first: a decision is stored before it moves, so one that is not found then is too old, not still to come. */
    private Uni<Boolean> isOver(String eventId, long sequence) {
        return bus.floor(Subjects.EVENTS_STREAM, Subjects.DECIDER)
                .flatMap(floor -> ledger.decided(eventId)
                        .flatMap(decided -> decided.map(this::areOver)
                                .orElseGet(() -> Uni.createFrom().item(floor >= sequence))));
    }

    private Uni<Boolean> areOver(Decided decided) {
        return Multi.createFrom()
                .iterable(decided.actionIds())
                .onItem()
                .transformToUni(action -> ledger.lastAttempt(action, 0)
                        .map(last -> last.filter(attempt -> attempt.isOver(0)).isPresent()))
                .merge(AT_ONCE)
                .filter(over -> !over)
                .toUni()
                .map(open -> open == null);
    }

    @Override
    public Uni<Void> missed(String providerId, String reason) {
        return bus.publish(ledger.missed(origin, EventIds.named(origin, providerId), reason, clock.instant()))
                .replaceWithVoid();
    }
}
