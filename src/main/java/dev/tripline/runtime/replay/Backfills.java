package dev.tripline.runtime.replay;

import dev.tripline.bus.Bus;
import dev.tripline.event.Origin;
import dev.tripline.event.Receipt;
import dev.tripline.source.Payload;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.plan.SourceBinding;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes up for slots of the past: each goes the way of every event of its event source, through its filter and under the identity
 * of its slot, so that one that happened is left alone, and a second call does nothing twice. Blocks; thread-safe.
 */
@Singleton
public class Backfills {
    private final PastSlots slots;
    private final SourceHost sources;
    private final Clock clock;

    public Backfills(PastSlots slots, SourceHost sources, Clock clock) {
        this.slots = slots;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * @param from the first moment
     * @param to the last moment, not in the future
     * @param max at most so many are sent, oldest first
     * @param dryRun only say which
     */
    public record Wanted(Origin origin, Instant from, Instant to, int max, boolean dryRun) {}

    /** What became of a slot. */
    public enum State {
        /** It happened already. */
        FIRED,
        /** It would be sent. */
        DUE,
        SENT,
        /** The bus had it by then. */
        REPEATED,
        /** The event's own filter does not let it through. */
        FILTERED
    }

    public record Filled(PastSlot slot, State state) {}

    /**
     * What came of it.
     *
     * @param slots those that were looked at, oldest first
     * @param more there are further ones to send
     * @param memory since when it is known whether slots happened; empty when nothing is known
     * @param stopped why it ended early; empty when it did not
     */
    public record Done(List<Filled> slots, boolean more, Optional<Instant> memory, String stopped) {
        public long count(State state) {
            return slots.stream().filter(one -> one.state() == state).count();
        }
    }

    /**
     * Does it, or says what would be sent.
     *
     * @throws Refused when there is no such event, or its slots cannot be known
     */
    public Done fill(Wanted wanted) {
        if (wanted.to().isAfter(clock.instant())) {
            throw Refused.senseless("to lies in the future: what is sent now would not happen then");
        }
        if (wanted.from().isAfter(wanted.to())) {
            throw Refused.senseless("from lies after to");
        }
        SourceBinding binding = slots.binding(wanted.origin())
                .orElseThrow(() -> Refused.missing(
                        "no event " + wanted.origin() + " is in force; with a schedule there are " + names()));
        Function<Payload, Uni<Optional<Receipt>>> entrance = sources.entrance(binding);
        List<Filled> filled = new ArrayList<>();
        Pace pace = new Pace();
        int sent = 0;
        for (PastSlot slot : slots.between(binding, wanted.from(), wanted.to())) {
            if (slot.fired()) {
                filled.add(new Filled(slot, State.FIRED));
            } else if (sent++ == wanted.max()) {
                return done(filled, true, "");
            } else if (wanted.dryRun()) {
                filled.add(new Filled(slot, State.DUE));
            } else if (!pace.next()) {
                return done(filled, true, "time was up: call again for the rest");
            } else {
                try {
                    filled.add(new Filled(slot, send(slot, entrance)));
                } catch (RuntimeException e) {
                    return done(filled, true, String.valueOf(e.getMessage()));
                }
            }
        }
        return done(filled, false, "");
    }

    private Done done(List<Filled> filled, boolean more, String stopped) {
        return new Done(List.copyOf(filled), more, slots.memory(), stopped);
    }

    private static State send(PastSlot slot, Function<Payload, Uni<Optional<Receipt>>> entrance) {
        return entrance.apply(slot.payload())
                .await()
                .atMost(Bus.TIMEOUT.multipliedBy(2))
                .map(receipt -> receipt.duplicate() ? State.REPEATED : State.SENT)
                .orElse(State.FILTERED);
    }

    private String names() {
        List<SourceBinding> known = slots.scheduled();
        return known.isEmpty()
                ? "none"
                : known.stream().map(one -> one.origin().toString()).sorted().collect(Collectors.joining(", "));
    }
}
