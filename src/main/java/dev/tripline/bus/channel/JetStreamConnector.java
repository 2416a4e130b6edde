package dev.tripline.bus.channel;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Write;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import io.smallrye.reactive.messaging.annotations.ConnectorAttribute.Direction;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Reactive channels on JetStream, in batches: under load one message of a channel carries many of the bus. Outgoing channels
 * carry {@link Write.Group}s, whose writes are completed one by one when they are stored. Incoming channels carry
 * {@link Delivery.Batch}es, from a durable pull consumer that all replicas share; nothing flows before {@link Consumers#open}.
 * Whoever receives a delivery settles it; the channel's own acknowledgements mean nothing.
 */
@ApplicationScoped
@Connector(JetStreamConnector.NAME)
@ConnectorAttribute(
        name = "stream",
        type = "string",
        direction = Direction.INCOMING,
        mandatory = true,
        description = "the stream")
@ConnectorAttribute(
        name = "durable",
        type = "string",
        direction = Direction.INCOMING,
        mandatory = true,
        description = "the durable consumer's name")
@ConnectorAttribute(
        name = "ack-wait-seconds",
        type = "int",
        direction = Direction.INCOMING,
        defaultValue = "10",
        description = "redelivered after this long without a word")
@ConnectorAttribute(
        name = "max-ack-pending",
        type = "int",
        direction = Direction.INCOMING,
        defaultValue = "1024",
        description = "at most this many unacknowledged")
@ConnectorAttribute(
        name = "filter",
        type = "string",
        direction = Direction.INCOMING,
        description = "the subjects that the consumer gets; all of the stream when missing")
@ConnectorAttribute(
        name = "batch",
        type = "int",
        direction = Direction.INCOMING,
        defaultValue = "128",
        description = "at most this many messages in one batch")
public class JetStreamConnector implements InboundConnector, OutboundConnector {
    public static final String NAME = "tripline-jetstream";

    private final Bus bus;
    private final Consumers consumers;

    JetStreamConnector(Bus bus, Consumers consumers) {
        this.bus = bus;
        this.consumers = consumers;
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        Consumption.Settings settings = new Consumption.Settings(
                config.getValue("stream", String.class),
                config.getValue("durable", String.class),
                config.getOptionalValue("filter", String.class),
                Duration.ofSeconds(config.getOptionalValue("ack-wait-seconds", Integer.class)
                        .orElse(10)),
                config.getOptionalValue("max-ack-pending", Integer.class).orElse(1024));
        BatchPublisher batches = new BatchPublisher(
                config.getOptionalValue("batch", Integer.class).orElse(128));
        consumers.register(new Consumption(bus, settings, batches::offer));
        return batches;
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        // What is unanswered is bounded by those who write: each waits for its answers.
        return MultiUtils.via(messages -> messages.onItem().transformToUniAndMerge(this::store));
    }

    private Uni<Void> store(Message<?> message) {
        Write.Group group = (Write.Group) message.getPayload();
        group.writes().forEach(bus::store);
        return Uni.createFrom().completionStage(message.ack());
    }
}
