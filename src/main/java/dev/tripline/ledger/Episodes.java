package dev.tripline.ledger;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Event;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which episodes are over, for as long as the ledger keeps it. Never blocks; everything fails as the bus fails. Thread-safe.
 */
@Singleton
public class Episodes {
    private final Bus bus;

    Episodes(Bus bus) {
        this.bus = bus;
    }

    /** What to publish when an event ends its episode; empty when it does not. The same event twice is one. */
    public static Optional<Publication> end(Event event) {
        return event.endsEpisode()
                ? event.episode()
                        .map(episode -> Publication.of(
                                subject(event, episode),
                                "over:" + event.id(),
                                event.id().getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    /** The id of the event that ended the episode of this one; empty when it goes on, or there is none. */
    public Uni<Optional<String>> endOf(Event event) {
        return event.episode()
                .map(episode -> bus.last(Subjects.LEDGER_STREAM, subject(event, episode))
                        .map(found -> found.map(one -> new String(one.body(), StandardCharsets.UTF_8))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private static String subject(Event event, String episode) {
        return Subjects.over(event.source(), event.subject(), episode);
    }
}
