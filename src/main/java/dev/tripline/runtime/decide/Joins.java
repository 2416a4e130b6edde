package dev.tripline.runtime.decide;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import dev.tripline.event.MalformedEvent;
import dev.tripline.runtime.act.pace.KeyedSequence;
import dev.tripline.sensor.condition.Join;
import dev.tripline.sensor.condition.JoinJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/**
 * The durable memory of joins: one key for each (sensor, trigger), changed by compare-and-set, so that replicas never use an
 * event twice. Changes of one key in this process follow each other. A firing is in the join's outbox before it is an action
 * (docs/decisions/0005-join-outbox.md). Never blocks.
 */
@Singleton
class Joins {
    private static final Logger LOG = Logger.getLogger(Joins.class);
    private static final int MOST_CONFLICTS = 50;

    /** Stores firings as actions; {@code again}: they may have been stored before. Completes when all are stored. */
    interface Flush {
        Uni<Void> store(List<Firing> firings, boolean again);
    }

    /**
     * A join as last seen.
     *
     * @param revision what a change must build on
     * @param flushed this process has stored the outbox
     */
    private record Seen(Join join, long revision, boolean flushed) {}

    private final Bus bus;
    private final KeyedSequence sequence = new KeyedSequence();
    private final Map<String, Seen> cache = new ConcurrentHashMap<>();

    Joins(Bus bus) {
        this.bus = bus;
    }

    /**
     * Changes a join, unless the event is worked in already, and stores what fires.
     *
     * @return the join now; everything in its outbox is stored
     */
    Uni<Join> change(String sensor, String trigger, String eventId, UnaryOperator<Join> change, Flush flush) {
        String subject = Subjects.join(sensor, trigger);
        return sequence.run(subject, () -> attempt(subject, eventId, change, flush, 1));
    }

    private Uni<Join> attempt(String subject, String eventId, UnaryOperator<Join> change, Flush flush, int number) {
        return load(subject)
                .flatMap(seen -> flush(subject, seen, flush, true))
                .flatMap(seen -> seen.join().before(eventId).isPresent()
                        ? Uni.createFrom().item(seen)
                        : store(subject, change.apply(seen.join()), seen.revision())
                                .flatMap(stored -> flush(subject, stored, flush, false)))
                .map(Seen::join)
                .onFailure()
                .invoke(() -> cache.remove(subject))
                .onFailure(failure -> failure instanceof BusException.Conflict && number < MOST_CONFLICTS)
                .recoverWithUni(() -> attempt(subject, eventId, change, flush, number + 1));
    }

    private Uni<Seen> flush(String subject, Seen seen, Flush flush, boolean again) {
        if (seen.flushed() || seen.join().outbox().isEmpty()) {
            return Uni.createFrom().item(seen);
        }
        Seen flushed = new Seen(seen.join(), seen.revision(), true);
        return flush.store(seen.join().outbox(), again)
                .invoke(() -> cache.put(subject, flushed))
                .replaceWith(flushed);
    }

    private Uni<Seen> load(String subject) {
        Seen cached = cache.get(subject);
        return cached != null
                ? Uni.createFrom().item(cached)
                : bus.last(Subjects.STATE_STREAM, subject)
                        .map(stored -> stored.map(Joins::read).orElse(new Seen(Join.EMPTY, 0, false)));
    }

    private static Seen read(Stored stored) {
        if (stored.body().length == 0) {
            return new Seen(Join.EMPTY, stored.sequence(), false);
        }
        try {
            return new Seen(JoinJson.decode(stored.body()), stored.sequence(), false);
        } catch (MalformedEvent e) {
            LOG.errorf("state %d cannot be read and is begun anew: %s", stored.sequence(), e.reason());
            return new Seen(Join.EMPTY, stored.sequence(), false);
        }
    }

    private Uni<Seen> store(String subject, Join next, long revision) {
        return bus.publish(Publication.revision(subject, JoinJson.encode(next), revision))
                .map(ack -> {
                    Seen seen = new Seen(next, ack.getSeqno(), false);
                    cache.put(subject, seen);
                    return seen;
                });
    }
}
