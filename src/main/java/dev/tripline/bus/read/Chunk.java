package dev.tripline.bus.read;

import dev.tripline.bus.Bus;
import dev.tripline.bus.BusException;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PullSubscribeOptions;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Some consecutive messages of a stream, read by a consumer of their own that the server forgets when it is left alone. Not
 * thread-safe; blocks; every wait is bounded.
 */
final class Chunk implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Chunk.class);
    private static final Duration FORGOTTEN_AFTER = Duration.ofSeconds(30);

    private final String stream;
    private final JetStreamManagement management;
    private final ConsumerInfo consumer;
    private final JetStreamSubscription messages;

    private Chunk(
            String stream, JetStreamManagement management, ConsumerInfo consumer, JetStreamSubscription messages) {
        this.stream = stream;
        this.management = management;
        this.consumer = consumer;
        this.messages = messages;
    }

    static Chunk from(Bus bus, String stream, long sequence) {
        return open(bus, stream, start(DeliverPolicy.ByStartSequence).startSequence(Math.max(1, sequence)));
    }

    /**
     * @param subject may have wildcards
     */
    static Chunk since(Bus bus, String stream, String subject, Instant moment) {
        return open(
                bus,
                stream,
                start(DeliverPolicy.ByStartTime)
                        .startTime(moment.atZone(java.time.ZoneOffset.UTC))
                        .filterSubject(subject));
    }

    private static ConsumerConfiguration.Builder start(DeliverPolicy where) {
        return ConsumerConfiguration.builder()
                .deliverPolicy(where)
                .ackPolicy(AckPolicy.None)
                .inactiveThreshold(FORGOTTEN_AFTER)
                .numReplicas(1)
                .memStorage(true);
    }

    private static Chunk open(Bus bus, String stream, ConsumerConfiguration.Builder start) {
        try {
            JetStreamManagement management = bus.management();
            ConsumerInfo consumer = management.addOrUpdateConsumer(stream, start.build());
            JetStreamSubscription messages = bus.connection()
                    .jetStream()
                    .subscribe(null, PullSubscribeOptions.fastBind(stream, consumer.getName()));
            return new Chunk(stream, management, consumer, messages);
        } catch (IOException | JetStreamApiException e) {
            throw failed(stream, e);
        }
    }

    static BusException failed(String stream, Exception cause) {
        return new BusException("stream " + stream + " cannot be read: " + cause.getMessage(), cause);
    }

    /** How many messages there are from the start of the chunk to the end of the stream. */
    long pending() {
        return consumer.getCalculatedPending();
    }

    /**
     * Hands over message by message until one is refused or the stream ends.
     *
     * @param atOnce how many are under way at the same time
     * @return the one that was refused
     */
    Optional<Entry> read(int atOnce, Predicate<Entry> each) {
        long left = pending();
        try {
            while (left > 0) {
                int asked = (int) Math.min(left, atOnce);
                messages.pull(asked);
                for (int i = 0; i < asked; i++) {
                    Message message = messages.nextMessage(Bus.TIMEOUT);
                    if (message == null) {
                        throw new BusException("stream " + stream + " fell silent while it was read");
                    }
                    left = message.metaData().pendingCount();
                    Entry entry = entry(message);
                    if (!each.test(entry)) {
                        return Optional.of(entry);
                    }
                    if (left == 0) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        } catch (IllegalStateException e) {
            throw failed(stream, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BusException("interrupted while reading stream " + stream, e);
        }
    }

    private static Entry entry(Message message) {
        return new Entry(
                message.metaData().streamSequence(),
                message.metaData().timestamp().toInstant(),
                message.getSubject(),
                message.getData());
    }

    @Override
    public void close() {
        try {
            messages.unsubscribe();
            management.deleteConsumer(stream, consumer.getName());
        } catch (IOException | JetStreamApiException | IllegalStateException e) {
            LOG.debugf("consumer %s is left to be forgotten: %s", consumer.getName(), e.getMessage());
        }
    }
}
