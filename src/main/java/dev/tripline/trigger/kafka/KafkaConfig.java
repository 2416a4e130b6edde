package dev.tripline.trigger.kafka;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SASLConfig;
import dev.tripline.manifest.field.SchemaRegistryConfig;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Parameter;
import dev.tripline.trigger.parameter.Parameterized;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code kafka} of a trigger template. Argo Events checks neither {@code parameters} nor {@code tls} and
 * {@code sasl} when it is loaded.
 */
@RegisterForReflection
@Means("Puts a record into a topic of Kafka.")
public record KafkaConfig(
        @Means("the brokers, with commas between them") String url,
        @Means("of the record") String topic,
        @Means("without effect") int partition,

        @Means("edit this section for each firing, before it is carried out; dest is a path in it")
        List<Parameter> parameters,

        @Means(value = "how many brokers must have the record", otherwise = "all")
        int requiredAcks,

        @Means("with Snappy") boolean compress,

        @Means("how often records are sent, in milliseconds")
        int flushFrequency,

        @Means("how the connection is encrypted") Optional<TLSConfig> tls,
        @Means("what the payload is built of") Optional<List<Parameter>> payload,
        @Means("the key of the record") Optional<String> partitioningKey,

        @Means(value = "of Kafka's protocol", otherwise = "1.0.0")
        String version,

        @Means("how to log in") Optional<SASLConfig> sasl,

        @Means("the payload is written as Avro, by a schema of this registry")
        Optional<SchemaRegistryConfig> schemaRegistry,

        @Means("of the record, by their names") Map<String, String> headers,

        @Means("headers whose values are kept outside of the manifest")
        List<SecureHeader> secureHeaders)
        implements Parameterized {
    public KafkaConfig {
        new Complaints()
                .when(url.isEmpty(), "url", "broker url must not be empty")
                .when(payload.isEmpty(), "payload", "payload must not be empty")
                .when(topic.isEmpty(), "topic", "topic must not be empty")
                .in("payload", payload.orElse(List.of()))
                .throwIfAny();
    }

    /** A header whose value is kept outside of the manifest. */
    @RegisterForReflection
    @Means("A header whose value is kept outside of the manifest.")
    public record SecureHeader(
            @Means("of the header") String name,
            @Means("where its value is") Optional<HeaderSource> valueFrom) {}

    /** Where a header's value is kept; the secret counts first. */
    @RegisterForReflection
    @Means("Where a header's value is.")
    public record HeaderSource(
            @Means("the secret that holds it; it counts first")
            Optional<SecretKeySelector> secretKeyRef,

            @Means("the ConfigMap that holds it") Optional<ConfigMapKeySelector> configMapKeyRef) {
        String shown() {
            return secretKeyRef
                    .map(Summary::shown)
                    .or(() -> configMapKeyRef.map(map -> "configmap:" + map.name() + "/" + map.key()))
                    .orElse("nothing");
        }
    }
}
