package dev.tripline.runtime.flow;

import dev.tripline.bus.BusException;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import dev.tripline.bus.Redelivery;
import dev.tripline.event.MalformedEvent;
import dev.tripline.ledger.DeadLetters;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * The way of messages from an incoming channel to an outgoing one: many at a time, each acknowledged when everything that
 * follows from it is stored, and otherwise delivered again. What cannot be read, or fails again and again by a mistake of
 * ours, goes among the dead letters, out of the way of the others; nothing that one message does ends the channel.
 */
final class Passage {
    private static final Logger LOG = Logger.getLogger(Passage.class);
    private static final int MOST_DELIVERIES = 5;

    /** What is done with a message. */
    interface Handler {
        /**
         * Completes when all is stored.
         *
         * @return the delay after which the message shall come again; empty when it is done with
         * @throws MalformedEvent when the bytes make no sense
         */
        Uni<Optional<Duration>> handle(byte[] payload, Delivery delivery, Exit exit) throws MalformedEvent;
    }

    private final String stream;
    private final int concurrent;
    private final IntConsumer underWay;
    private final DeadLetters deadLetters;

    /**
     * @param concurrent how many messages may be under way
     * @param underWay is told the change of their number
     */
    Passage(String stream, int concurrent, IntConsumer underWay, DeadLetters deadLetters) {
        this.stream = stream;
        this.concurrent = concurrent;
        this.underWay = underWay;
        this.deadLetters = deadLetters;
    }

    Multi<Message<Publication>> through(Multi<Message<byte[]>> incoming, Handler handler) {
        return incoming.onItem()
                .transformToMulti(message ->
                        Multi.createFrom().<Message<Publication>>emitter(out -> pass(message, handler, new Exit(out))))
                .merge(concurrent);
    }

    private void pass(Message<byte[]> message, Handler handler, Exit exit) {
        Delivery delivery = message.getMetadata(Delivery.class).orElseThrow();
        underWay.accept(1);
        Uni.createFrom()
                .deferred(() -> handled(message.getPayload(), delivery, handler, exit))
                .onFailure(failure -> !(failure instanceof BusException) && delivery.deliveries() >= MOST_DELIVERIES)
                .recoverWithUni(
                        failure -> quarantine(message.getPayload(), delivery, "it fails again and again: " + failure))
                .onItemOrFailure()
                .transformToUni((delay, failure) -> Uni.createFrom().completionStage(() -> {
                    if (failure != null) {
                        LOG.logf(
                                failure instanceof BusException ? Logger.Level.DEBUG : Logger.Level.WARN,
                                "message %d of stream %s is not done with and comes again: %s",
                                delivery.sequence(),
                                stream,
                                failure);
                        return message.nack(failure);
                    }
                    return delay.isEmpty()
                            ? message.ack()
                            : message.nack(
                                    new IllegalStateException("again later"), Metadata.of(new Redelivery(delay.get())));
                }))
                .onTermination()
                .invoke(() -> {
                    underWay.accept(-1);
                    exit.close();
                })
                .subscribe()
                .with(
                        done -> {},
                        failure -> LOG.warnf("message %d of stream %s: %s", delivery.sequence(), stream, failure));
    }

    private Uni<Optional<Duration>> handled(byte[] payload, Delivery delivery, Handler handler, Exit exit) {
        try {
            return handler.handle(payload, delivery, exit);
        } catch (MalformedEvent e) {
            return quarantine(payload, delivery, e.reason());
        }
    }

    private Uni<Optional<Duration>> quarantine(byte[] payload, Delivery delivery, String cause) {
        LOG.errorf(
                "message %d of stream %s cannot be worked on (%s); kept among the dead letters",
                delivery.sequence(), stream, cause);
        return deadLetters
                .quarantine(stream, delivery.sequence(), payload, cause)
                .replaceWith(Optional.empty());
    }
}
