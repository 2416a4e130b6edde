package dev.tripline.source.amqp;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One queue of an AMQP 0.9.1 broker, RabbitMQ for example (source specification 3, 4).
 *
 * @param exchangeName the default exchange when empty
 * @param auth not looked at when there is {@code tls}, as in Argo Events
 * @param consume as a whole instead of the default, which acknowledges by itself
 */
@RegisterForReflection
public record AmqpConfig(
        String url,
        String exchangeName,
        String exchangeType,
        String routingKey,
        Optional<ConnectionBackoff> connectionBackoff,
        boolean jsonBody,
        Optional<TLSConfig> tls,
        Map<String, String> metadata,
        Optional<ExchangeDeclare> exchangeDeclare,
        Optional<QueueDeclare> queueDeclare,
        Optional<QueueBind> queueBind,
        Optional<Consume> consume,
        Optional<BasicAuth> auth,
        Optional<SecretKeySelector> urlSecret) {
    /** Instead of a durable exchange. */
    @RegisterForReflection
    public record ExchangeDeclare(boolean durable, boolean autoDelete, boolean internal, boolean noWait) {}

    /**
     * Instead of an exclusive queue that the broker names.
     *
     * @param arguments a table, written as YAML
     */
    @RegisterForReflection
    public record QueueDeclare(
            String name, boolean durable, boolean autoDelete, boolean exclusive, boolean noWait, String arguments) {}

    /** How the queue is bound. */
    @RegisterForReflection
    public record QueueBind(boolean noWait) {}

    /** How messages are taken. */
    @RegisterForReflection
    public record Consume(String consumerTag, boolean autoAck, boolean exclusive, boolean noLocal, boolean noWait) {}

    public AmqpConfig {
        new Complaints()
                .when(url.isEmpty() && urlSecret.isEmpty(), "", "either url or urlSecret must be specified")
                .when(!url.isEmpty() && urlSecret.isPresent(), "", "only one of url or urlSecret can be specified")
                .when(routingKey.isEmpty(), "routingKey", "routing key must be specified")
                .when(exchangeType.isEmpty(), "exchangeType", "exchange type must be specified")
                .in("tls", tls)
                .in("auth", tls.isPresent() ? Optional.empty() : auth)
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
