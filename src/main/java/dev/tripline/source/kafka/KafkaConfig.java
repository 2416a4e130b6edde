package dev.tripline.source.kafka;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.KafkaConsumerGroup;
import dev.tripline.manifest.field.SASLConfig;
import dev.tripline.manifest.field.SchemaRegistryConfig;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.ConnectionBackoff;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One topic of Kafka, a single partition or a consumer group (source specification 3, 4). */
@RegisterForReflection
@Means("Records of a topic of Kafka: of one partition, or as a consumer group.")
public record KafkaConfig(
        @Means("the brokers, with commas between them") String url,

        @Means("the number of the partition, in quotes; without effect beside consumerGroup")
        String partition,

        @Means("of the records") String topic,

        @Means("how long to wait between attempts to connect")
        Optional<ConnectionBackoff> connectionBackoff,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("take all partitions as a member of this group")
        Optional<KafkaConsumerGroup> consumerGroup,

        @Means("how many events a second at most; no bound when it is left out")
        long limitEventsPerSecond,

        @Means(value = "of Kafka's protocol", otherwise = "1.0.0")
        String version,

        @Means("how to log in; its completeness is not checked beside tls, as in Argo Events")
        Optional<SASLConfig> sasl,

        @Means("settings of the client library of Argo Events, as a text of YAML")
        String config,

        @Means("where the Avro schemas of the records are") Optional<SchemaRegistryConfig> schemaRegistry,

        @Means("log in to Amazon's managed Kafka with the role of the machine; its completeness is not"
                + " checked beside tls or sasl")
        Optional<AwsMskIamAuth> awsMskIamAuth) {
    /** Logs in to Amazon's service with the machine's role. */
    @RegisterForReflection
    @Means("The role of the machine.")
    public record AwsMskIamAuth(@Means("of the cluster") String region) {}

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
