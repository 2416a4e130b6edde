package dev.tripline.trigger.kafka;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.ConfigMapKeySelector;
import dev.tripline.manifest.field.SASLConfig;
import dev.tripline.manifest.field.SchemaRegistryConfig;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
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
 *
 * @param partition without effect
 * @param requiredAcks all when zero
 * @param partitioningKey the record's key
 */
@RegisterForReflection
public record KafkaConfig(
        String url,
        String topic,
        int partition,
        List<Parameter> parameters,
        int requiredAcks,
        boolean compress,
        int flushFrequency,
        Optional<TLSConfig> tls,
        Optional<List<Parameter>> payload,
        Optional<String> partitioningKey,
        String version,
        Optional<SASLConfig> sasl,
        Optional<SchemaRegistryConfig> schemaRegistry,
        Map<String, String> headers,
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
    public record SecureHeader(String name, Optional<HeaderSource> valueFrom) {}

    /** Where a header's value is kept; the secret counts first. */
    @RegisterForReflection
    public record HeaderSource(
            Optional<SecretKeySelector> secretKeyRef, Optional<ConfigMapKeySelector> configMapKeyRef) {
        String shown() {
            return secretKeyRef
                    .map(Summary::shown)
                    .or(() -> configMapKeyRef.map(map -> "configmap:" + map.name() + "/" + map.key()))
                    .orElse("nothing");
        }
    }
}
