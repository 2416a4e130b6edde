package dev.tripline.runtime.replay;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Subjects;
import dev.tripline.bus.read.Scan;
import dev.tripline.bus.read.StreamReader;
import dev.tripline.event.CloudEventJson;
import dev.tripline.event.Event;
import dev.tripline.ledger.history.History;
import dev.tripline.manifest.Problems;
import dev.tripline.runtime.deploy.CurrentDeployment;
import dev.tripline.runtime.rehearsal.Explainer;
import dev.tripline.runtime.rehearsal.Explainer.Explanation;
import dev.tripline.runtime.replay.Replayed.Sent;
import dev.tripline.source.host.EventIds;
import dev.tripline.source.host.Intake;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Sends past events again: new events with new ids, and so new actions. They go the way of every event that comes in. Blocks;
 * thread-safe.
 */
@Singleton
public class Replays {
    /** One call sends no more than this. */
    public static final int MOST = 10_000;

    /** A dry run looks at no more than this. */
    public static final int MOST_REHEARSED = 100;

    private static final int AT_ONCE = 16;
    private static final Pattern TOKEN = Pattern.compile("[^\\s.*>]+");

    private final StreamReader reader;
    private final History history;
    private final Intake intake;
    private final CurrentDeployment deployment;
    private final Explainer explainer;
    private final Clock clock;
    private final EventIds ids;

    public Replays(
            StreamReader reader,
            History history,
            Intake intake,
            CurrentDeployment deployment,
            Explainer explainer,
            Clock clock) {
        this.reader = reader;
        this.history = history;
        this.intake = intake;
        this.deployment = deployment;
        this.explainer = explainer;
        this.clock = clock;
        this.ids = new EventIds(clock, RandomGenerator.getDefault());
    }

    /**
     * Does it, or says what would happen.
     *
     * @throws Refused when there is no such event or sensor, or a value cannot be put where it shall be
     */
    public Replayed replay(ReplayWanted wanted) {
        wanted.sensor().ifPresent(this::mustBeInForce);
        Sending sending = new Sending(wanted);
        switch (wanted.choice()) {
            case ReplayWanted.ById byId -> {
                boolean unused = sending.take(byId(byId.eventId()));
            }
            case ReplayWanted.BySource bySource -> bySource(bySource, sending);
        }
        return sending.result();
    }

    private void mustBeInForce(String sensor) {
        Set<String> names = deployment.get().generations().keySet();
        if (!names.contains(sensor)) {
            throw Refused.missing("no sensor " + sensor + " is in force; there are "
                    + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
    }

    private Event byId(String eventId) {
        long sequence = history.decision(eventId)
                .orElseThrow(() -> Refused.missing("no decision about event " + eventId + " is in the ledger"))
                .path("event")
                .path("sequence")
                .asLong();
        return reader.get(Subjects.EVENTS_STREAM, sequence)
                .flatMap(entry -> CloudEventJson.find(entry.body()))
                .filter(event -> event.id().equals(eventId))
                .orElseThrow(() -> Refused.missing(
                        "event " + eventId + " is decided, but no longer in stream " + Subjects.EVENTS_STREAM));
    }

    private void bySource(ReplayWanted.BySource wanted, Sending sending) {
        String event = wanted.event().orElse("*");
        if (!TOKEN.matcher(wanted.source()).matches()
                || wanted.event().isPresent() && !TOKEN.matcher(event).matches()) {
            throw Refused.senseless("source: want the name of an event source, or EVENTSOURCE/EVENT");
        }
        Scan scan = reader.forward(
                Subjects.EVENTS_STREAM,
                Subjects.event(wanted.source(), event),
                wanted.since(),
                AT_ONCE,
                entry -> !entry.storedAt().isAfter(wanted.until())
                        && CloudEventJson.find(entry.body())
                                .filter(found -> !found.extensions().containsKey(Event.REPLAY_OF))
                                .map(sending::take)
                                .orElse(true));
        if (scan.end() == Scan.End.CAPPED) {
            sending.stop("there are more events in this time than one call looks at: narrow it down");
        }
    }

    /** One call's work. For one thread. */
    private final class Sending {
        private final ReplayWanted wanted;
        private final int most;
        private final Pace pace = new Pace();
        private final List<Sent> sent = new ArrayList<>();
        private final List<Event> rehearsed = new ArrayList<>();
        private boolean more;
        private String stopped = "";

        Sending(ReplayWanted wanted) {
            this.wanted = wanted;
            this.most = wanted.dryRun() ? Math.min(MOST_REHEARSED, wanted.max()) : wanted.max();
        }

        void stop(String why) {
            more = true;
            stopped = why;
        }

        /** False when it is enough. */
        boolean take(Event original) {
            if (sent.size() == most) {
                more = true;
                return false;
            }
            Event copy = Copies.of(original, ids.fresh(), wanted);
            if (wanted.dryRun()) {
                rehearsed.add(copy);
            } else if (!pace.next()) {
                stop("time was up: go on with what came after event " + original.id());
                return false;
            } else {
                try {
                    var unused = intake.accept(copy).await().atMost(Bus.TIMEOUT.multipliedBy(2));
                } catch (RuntimeException e) {
                    stop(String.valueOf(e.getMessage()));
                    return false;
                }
            }
            sent.add(new Sent(copy.extensions().getOrDefault(Event.REPLAY_OF, original.id()), copy.id()));
            return true;
        }

        Replayed result() {
            Optional<Explanation> explanation = wanted.dryRun() ? Optional.of(explain()) : Optional.empty();
            return new Replayed(List.copyOf(sent), more, explanation, stopped);
        }

        private Explanation explain() {
            Explanation all = explainer.explain(Optional.empty(), new Problems(), rehearsed, clock.instant());
            return wanted.sensor().map(only -> only(all, only)).orElse(all);
        }
    }

    private static Explanation only(Explanation all, String sensor) {
        return new Explanation(
                all.problems(),
                all.judgements().stream()
                        .filter(one -> one.sensor().equals(sensor))
                        .toList(),
                all.actions().stream()
                        .filter(one -> one.firing().sensor().equals(sensor))
                        .toList(),
                all.pending().stream()
                        .filter(one -> one.sensor().equals(sensor))
                        .toList(),
                all.filtered(),
                all.unheard(),
                all.heard(),
                all.complete());
    }
}
