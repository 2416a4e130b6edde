package dev.tripline.runtime.replay;

import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.Entry;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.event.Origin;
import dev.tripline.ledger.history.History;
import dev.tripline.source.Listener.Scheduled.Agenda;
import dev.tripline.source.Listener.Scheduled.Occurrence;
import dev.tripline.source.host.EventIds;
import dev.tripline.source.host.SourceHost;
import dev.tripline.source.host.plan.BoundSchedule;
import dev.tripline.source.host.plan.SourceBinding;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What became of the slots that the schedules in force had in the past: by the events that are stored, and the ledger. Blocks;
 * fails as the bus fails. Thread-safe.
 */
@Singleton
public class PastSlots {
    /** One look at an event judges no more slots than this. */
    public static final int MOST = 10_000;

    private static final int AT_ONCE = 64;
    /** The bus has its own clock. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final SourceHost sources;
    private final StreamReader reader;
    private final History history;

    public PastSlots(SourceHost sources, StreamReader reader, History history) {
        this.sources = sources;
        this.reader = reader;
        this.history = history;
    }

    /** The events in force whose slots can be known afterwards. */
    List<SourceBinding> scheduled() {
        return sources.bindings().stream().filter(PastSlots::isKnown).toList();
    }

    private static boolean isKnown(SourceBinding binding) {
        return agenda(binding).filter(Agenda::absolute).isPresent();
    }

    /** For how long after its moment a slot of this event may be on its way. */
    static Duration grace(SourceBinding binding) {
        return agenda(binding).map(Agenda::grace).orElse(Duration.ZERO);
    }

    private static Optional<Agenda> agenda(SourceBinding binding) {
        return binding.schedule().map(PastSlots::agenda);
    }

    private static Agenda agenda(BoundSchedule<?> schedule) {
        return schedule.agenda(Instant.EPOCH, Instant.EPOCH);
    }

    /** The event of that name. */
    Optional<SourceBinding> binding(Origin origin) {
        return sources.bindings().stream()
                .filter(one -> one.origin().equals(origin))
                .findFirst();
    }

    /**
     * Since when something is remembered: of slots before, nobody knows whether they happened. Empty when nothing is.
     */
    public Optional<Instant> memory() {
        OptionalLong first = reader.firstSince(Subjects.LEDGER_STREAM, Instant.EPOCH);
        return first.isPresent()
                ? reader.get(Subjects.LEDGER_STREAM, first.getAsLong()).map(Entry::storedAt)
                : Optional.empty();
    }

    /**
     * The slots between two moments, both included, oldest first.
     *
     * @throws Refused when there are more than {@link #MOST}, or the event has none that can be known
     */
    List<PastSlot> between(SourceBinding binding, Instant from, Instant to) {
        BoundSchedule<?> schedule = binding.schedule()
                .orElseThrow(() -> Refused.senseless(
                        binding.origin() + " is a " + binding.kind().key() + " and has no slots"));
        Agenda agenda = agenda(schedule);
        if (!agenda.absolute()) {
            throw Refused.senseless(binding.origin() + " counts its interval from the start of the process, so nobody"
                    + " knows which slots it had; give it a schedule instead");
        }
        List<Occurrence> occurrences = schedule.occurrences(from.minusNanos(1), MOST + 1).stream()
                .takeWhile(one -> !one.at().isAfter(to))
                .toList();
        if (occurrences.size() > MOST) {
            throw Refused.senseless(binding.origin() + " has more than " + MOST + " slots between " + from + " and "
                    + to + ": narrow it down");
        }
        Predicate<String> stored = occurrences.isEmpty() ? id -> false : stored(binding.origin(), from)::contains;
        return occurrences.stream()
                .map(one -> slot(binding.origin(), agenda, one, stored))
                .toList();
    }

    private PastSlot slot(Origin origin, Agenda agenda, Occurrence occurrence, Predicate<String> stored) {
        String id = EventIds.named(origin, occurrence.payload().providerId().orElseThrow());
        boolean fired = stored.test(id) || history.decision(id).isPresent();
        Optional<String> reason = fired
                ? Optional.empty()
                : history.missed(id).map(record -> record.path("reason").asText());
        return new PastSlot(origin, occurrence.at(), agenda.zone(), id, occurrence.payload(), fired, reason);
    }

    /** The ids of the events that came since. Where these are too many to look at, the ledger is asked about the rest. */
    private Set<String> stored(Origin origin, Instant since) {
        Set<String> ids = new HashSet<>();
        var unused = reader.forward(
                Subjects.EVENTS_STREAM,
                Subjects.event(origin.eventSource(), origin.event()),
                since.minus(SKEW),
                AT_ONCE,
                entry -> {
                    CloudEventJson.find(entry.body()).map(Event::id).ifPresent(ids::add);
                    return true;
                });
        return ids;
    }
}
