package dev.tripline.source.amqp;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One queue of an AMQP 0.9.1 broker, RabbitMQ for example (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a queue of an AMQP 0.9.1 broker, RabbitMQ for example.")
public record AmqpConfig(
        @Means("of the broker; or urlSecret") String url,

        @Means("the exchange that the queue is bound to; the broker's own when it is left out")
        String exchangeName,

        @Means("direct, fanout, topic or headers") String exchangeType,
        @Means("with which key the queue is bound") String routingKey,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("how the exchange is declared; durable when it is left out")
        Optional<ExchangeDeclare> exchangeDeclare,

        @Means("how the queue is declared; exclusive, with a name of the broker's, when it is left out")
        Optional<QueueDeclare> queueDeclare,

        @Means("how the queue is bound") Optional<QueueBind> queueBind,

        @Means("how messages are taken; acknowledged by themselves when it is left out")
        Optional<Consume> consume,

        @Means("a name and a password; not looked at beside tls, as in Argo Events")
        Optional<BasicAuth> auth,

        @Means("the secret that holds the URL; or url") Optional<SecretKeySelector> urlSecret) {
    /** Instead of a durable exchange. */
    @RegisterForReflection
    @Means("How the exchange is declared.")
    public record ExchangeDeclare(
            @Means("it outlives the broker's restart") boolean durable,

            @Means("it goes when no queue is bound to it any more")
            boolean autoDelete,

            @Means("nobody can publish to it but other exchanges")
            boolean internal,

            @Means("do not wait for the broker's answer") boolean noWait) {}

    /** Instead of an exclusive queue that the broker names. */
    @RegisterForReflection
    @Means("How the queue is declared.")
    public record QueueDeclare(
            @Means("of the queue; the broker makes one when it is left out")
            String name,

            @Means("it outlives the broker's restart") boolean durable,

            @Means("it goes when nobody takes from it any more")
            boolean autoDelete,

            @Means("it belongs to this connection, and goes with it")
            boolean exclusive,

            @Means("do not wait for the broker's answer") boolean noWait,

            @Means("a table of further arguments, as a text of YAML")
            String arguments) {}

    /** How the queue is bound. */
    @RegisterForReflection
    @Means("How the queue is bound.")
    public record QueueBind(
            @Means("do not wait for the broker's answer") boolean noWait) {}

    /** How messages are taken. */
    @RegisterForReflection
    @Means("How messages are taken.")
    public record Consume(
            @Means("how the broker calls this consumer") String consumerTag,

            @Means("messages count as acknowledged when they are sent")
            boolean autoAck,

            @Means("nobody else takes from the queue") boolean exclusive,

            @Means("leave out what this connection has published")
            boolean noLocal,

            @Means("do not wait for the broker's answer") boolean noWait) {}

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
