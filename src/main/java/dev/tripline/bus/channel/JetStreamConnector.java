package dev.tripline.bus.channel;

import dev.tripline.bus.Bus;
import dev.tripline.bus.Delivery;
import dev.tripline.bus.Publication;
import io.smallrye.mutiny.Multi;
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
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Reactive channels on JetStream. Outgoing channels carry {@link Publication}s, published with a bounded window and
 * acknowledged when stored. Incoming channels carry {@code byte[]} with a {@link Delivery}, from a durable pull consumer that
 * all replicas share; nothing flows before {@link Consumers#open}.
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
        name = "filter",
        type = "string",
        direction = Direction.INCOMING,
        description = "the subjects; none for all")
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
        name = "window",
        type = "int",
        direction = Direction.OUTGOING,
        defaultValue = "1024",
        description = "at most this many unacknowledged publishes")
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
        // The buffer is bounded by the server: it never delivers more than max-ack-pending.
        return Multi.createFrom().emitter(emitter -> consumers.register(new Consumption(bus, settings, emitter::emit)));
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        int window = config.getOptionalValue("window", Integer.class).orElse(1024);
        return MultiUtils.via(messages ->
                messages.onItem().transformToUni(message -> store(message)).merge(window));
    }

    private Uni<Void> store(Message<?> message) {
        Publication publication = (Publication) message.getPayload();
        return bus.publish(publication).onItemOrFailure().transformToUni((stored, failure) -> {
            if (failure != null) {
                return Uni.createFrom().completionStage(message.nack(failure, Metadata.empty()));
            }
            message.getMetadata(OnStored.class)
                    .ifPresent(wish -> wish.callback().accept(stored));
            return Uni.createFrom().completionStage(message.ack());
        });
    }
}
