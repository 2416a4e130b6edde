package dev.tripline.source.kafka;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.KafkaConsumerGroup;
import dev.tripline.manifest.field.SASLConfig;
import dev.tripline.manifest.field.SchemaRegistryConfig;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One topic of Kafka, a single partition or a consumer group (source specification 3, 4).
 *
 * @param url brokers, with commas between them
 * @param partition a number; with {@code consumerGroup} it has no effect
 * @param sasl not looked at when there is {@code tls}, as in Argo Events; {@code awsMskIamAuth} neither, with either of both
 * @param config settings of Argo Events' client library, written as YAML
 */
@RegisterForReflection
public record KafkaConfig(
        String url,
        String partition,
        String topic,
        Optional<ConnectionBackoff> connectionBackoff,
        Optional<TLSConfig> tls,
        boolean jsonBody,
        Map<String, String> metadata,
        Optional<KafkaConsumerGroup> consumerGroup,
        long limitEventsPerSecond,
        String version,
        Optional<SASLConfig> sasl,
        String config,
        Optional<SchemaRegistryConfig> schemaRegistry,
        Optional<AwsMskIamAuth> awsMskIamAuth) {
    /** Logs in to Amazon's service with the machine's role. */
    @RegisterForReflection
    public record AwsMskIamAuth(String region) {}

    public KafkaConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "url must be specified")
                .when(topic.isEmpty(), "topic", "topic must be specified")
                .when(
                        partition.isEmpty() && consumerGroup.isEmpty(),
                        "",
                        "consumerGroup or partition must be specified")
                .in("tls", tls)
                .in("sasl", tls.isPresent() ? Optional.empty() : sasl)
                .when(
                        tls.isEmpty()
                                && sasl.isEmpty()
                                && awsMskIamAuth
                                        .map(auth -> auth.region().isEmpty())
                                        .orElse(false),
                        "awsMskIamAuth.region",
                        "awsMskIamAuth.region must be specified")
                .in("connectionBackoff", connectionBackoff)
                .throwIfAny();
    }
}
