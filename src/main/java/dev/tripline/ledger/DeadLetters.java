package dev.tripline.ledger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tripline.bus.Bus;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Subjects;
import dev.tripline.event.Firing;
import dev.tripline.event.FiringJson;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Base64;

/** Keeps what was given up, with the cause and everything that is needed to try it again. Never blocks. */
@Singleton
public class DeadLetters {
    private final Bus bus;
    private final ObjectMapper mapper;
    private final Clock clock;

    DeadLetters(Bus bus, ObjectMapper mapper, Clock clock) {
        this.bus = bus;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * What to publish so that an action that will not be attempted again is kept. Stored twice it is one letter.
     *
     * @param attempt the last one, with the burial
     */
    public Publication letter(AttemptRecord attempt) {
        Burial burial = attempt.burial().orElseThrow();
        Firing firing = attempt.firing();
        ObjectNode letter = mapper.createObjectNode()
                .put("buriedAt", clock.instant().toString())
                .put("cause", burial.cause())
                .put("class", burial.kind().word())
                .put("attempts", attempt.number());
        try {
            letter.set("attempt", mapper.readTree(AttemptJson.encode(attempt)));
            letter.set("firing", mapper.readTree(FiringJson.encode(firing)));
            return Publication.of(
                    Subjects.dead(firing.sensor(), firing.trigger()),
                    "dead:" + firing.actionId() + ":" + attempt.number(),
                    mapper.writeValueAsBytes(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes from a stream that nobody can make sense of: kept as they are, out of the way of the others. */
    public Uni<Void> quarantine(String stream, long sequence, byte[] bytes, String cause) {
        ObjectNode letter = mapper.createObjectNode()
                .put("buriedAt", clock.instant().toString())
                .put("cause", cause)
                .put("class", "undecodable")
                .put("stream", stream)
                .put("sequence", sequence)
                .put("bytes", Base64.getEncoder().encodeToString(bytes));
        try {
            return store(
                    Subjects.dead("undecodable", stream),
                    "undecodable:" + stream + ":" + sequence,
                    mapper.writeValueAsBytes(letter));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Uni<Void> store(String subject, String messageId, byte[] letter) {
        return bus.publish(Publication.of(subject, messageId, letter)).replaceWithVoid();
    }
}
