package dev.tripline.bus;

import io.nats.client.Message;
import java.time.Instant;
import java.util.Optional;

/**
 * What the bus says about a message that it delivered; rides as metadata on the reactive message.
 *
 * @param deliveries how often the server says it was delivered, this time included
 * @param suspect the message may have been worked on before: it was delivered already, or it was stored before the last
 *     (re)connection, and a server that crashed forgets which of those were acknowledged
 */
public record Delivery(Message message, long sequence, long deliveries, boolean suspect) {
    public static Delivery of(Message message, long suspectUpTo) {
        long sequence = message.metaData().streamSequence();
        long deliveries = message.metaData().deliveredCount();
        return new Delivery(
                message, sequence, deliveries, deliveries > 1 || sequence <= suspectUpTo || marked(message));
    }

    private static boolean marked(Message message) {
        return message.getHeaders() != null && message.getHeaders().getFirst(Publication.SUSPECT_HEADER) != null;
    }

    /** A header of the message, the first of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getFirst(name));
    }

    /** When the server stored it. */
    public Instant storedAt() {
        return message.metaData().timestamp().toInstant();
    }

    public String subject() {
        return message.getSubject();
    }
}
