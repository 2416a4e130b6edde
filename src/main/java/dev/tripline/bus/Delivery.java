package dev.tripline.bus;

import io.nats.client.Message;
import io.nats.client.impl.NatsJetStreamMetaData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A message that the bus delivered, until it is settled: acknowledged, or asked for again. A word that cannot be sent is no
 * failure: the message comes again and is recognised. Thread-safe.
 */
public final class Delivery {
    private static final Logger LOG = Logger.getLogger(Delivery.class);

    /** What one message of an incoming channel carries, in the order of the stream. */
    public record Batch(List<Delivery> deliveries) {
        public Batch {
            deliveries = List.copyOf(deliveries);
        }
    }

    private final Message message;
    private final NatsJetStreamMetaData metaData;
    private final boolean suspect;
    private final Runnable settled;

    private Delivery(Message message, NatsJetStreamMetaData metaData, boolean suspect, Runnable settled) {
        this.message = message;
        this.metaData = metaData;
        this.suspect = suspect;
        this.settled = settled;
    }

    /**
     * @param suspectUpTo the stream's newest sequence when the connection came up: a server that crashed forgets which of
     *     those were acknowledged, and how often it delivered them
     * @param settled is told when the server need not be told any more that it is worked on
     */
    public static Delivery of(Message message, long suspectUpTo, Runnable settled) {
        NatsJetStreamMetaData metaData = message.metaData();
        boolean suspect = metaData.deliveredCount() > 1
                || metaData.streamSequence() <= suspectUpTo
                || message.getHeaders() != null && message.getHeaders().getFirst(Publication.SUSPECT_HEADER) != null;
        return new Delivery(message, metaData, suspect, settled);
    }

    public byte[] body() {
        return message.getData();
    }

    public long sequence() {
        return metaData.streamSequence();
    }

    /** How often the server says that it was delivered, this time included. */
    public long deliveries() {
        return metaData.deliveredCount();
    }

    /** It may have been worked on before: delivered already, stored before the last (re)connection, or marked so. */
    public boolean suspect() {
        return suspect;
    }

    /** When the server stored it. */
    public Instant storedAt() {
        return metaData.timestamp().toInstant();
    }

    public String subject() {
        return message.getSubject();
    }

    /** A header of the message, the first of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(message.getHeaders()).map(headers -> headers.getFirst(name));
    }

    /** It is done with. */
    public void acknowledge() {
        settle(message::ack);
    }

    /** It shall come again, after this long at the earliest. */
    public void again(Duration delay) {
        settle(() -> message.nakWithDelay(delay));
    }

    private void settle(Runnable word) {
        settled.run();
        try {
            word.run();
        } catch (IllegalStateException e) {
            LOG.debugf("could not acknowledge, it will come again: %s", e.getMessage());
        }
    }
}
