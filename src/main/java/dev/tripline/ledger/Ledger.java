package dev.tripline.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Bus;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Stored;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Origin;
import dev.tripline.event.decision.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what was decided and attempted, for as long as the ledger stream keeps it. Never blocks; everything fails as the bus
 * fails. Thread-safe.
 */
@Singleton
public class Ledger {
    private final Bus bus;
    private final ObjectMapper mapper;

    Ledger(Bus bus, ObjectMapper mapper) {
        this.bus = bus;
        this.mapper = mapper;
    }

    /** What to publish so that a decision is recorded. The same decision stored twice is one. */
    public Publication record(Decision decision) {
        String id = decision.event().id();
        return Publication.of(Subjects.decision(id), "decision:" + id, DecisionJson.encode(decision));
    }

    /** What was decided about an event, as far as it matters for one that comes again. */
    public Uni<Optional<Decided>> decided(String eventId) {
        return decision(eventId).map(found -> found.map(Decided::new));
    }

    /** The decision about an event. */
    public Uni<Optional<JsonNode>> decision(String eventId) {
        return read(Subjects.decision(eventId));
    }

    /** What to publish so that an attempt is recorded. */
    public Publication record(AttemptRecord attempt) {
        String action = attempt.firing().actionId();
        return Publication.of(Subjects.attempt(action, attempt.number()), "", AttemptJson.encode(attempt));
    }

    /** What to publish so that it is known why an event will not be. */
    public Publication missed(Origin origin, String eventId, String reason, Instant at) {
        ObjectNode record = mapper.createObjectNode()
                .put("event", eventId)
                .put("source", origin.eventSource())
                .put("subject", origin.event())
                .put("reason", reason)
                .put("missedAt", at.toString());
        return Publication.of(
                Subjects.missed(eventId), "missed:" + eventId, record.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The newest attempt of an action. A round trip, one more for each attempt beyond the known ones: asking for the last of
     * them all in one go takes older servers long when there is none (decision 0015).
     *
     * @param known how many attempts there are at least
     */
    public Uni<Optional<LastAttempt>> lastAttempt(String actionId, int known) {
        return newer(actionId, known + 1, Optional.empty())
                .flatMap(newer -> newer.isPresent() || known == 0
                        ? Uni.createFrom().item(newer)
                        : read(Subjects.attempt(actionId, known)).map(found -> found.map(LastAttempt::of)));
    }

    private Uni<Optional<LastAttempt>> newer(String actionId, int number, Optional<LastAttempt> before) {
        return read(Subjects.attempt(actionId, number)).flatMap(found -> {
            Optional<LastAttempt> attempt = found.map(LastAttempt::of);
            return attempt.isEmpty() || attempt.get().next() == AttemptRecord.Next.FINISHED
                    ? Uni.createFrom().item(attempt.or(() -> before))
                    : newer(actionId, number + 1, attempt);
        });
    }

    private Uni<Optional<JsonNode>> read(String subject) {
        return bus.last(Subjects.LEDGER_STREAM, subject).map(stored -> stored.map(this::parse));
    }

    private JsonNode parse(Stored stored) {
        try {
            return mapper.readTree(stored.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ledger record " + stored.sequence() + " is not JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
