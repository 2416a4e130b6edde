package dev.tripline.manifest.eventbus;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.KafkaConsumerGroup;
import dev.tripline.manifest.field.SASLConfig;
import dev.tripline.manifest.field.TLSConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** {@code spec.kafka}: brokers that are there already. */
@RegisterForReflection
public record KafkaBus(
        String url,
        String topic,
        String version,
        Optional<TLSConfig> tls,
        Optional<SASLConfig> sasl,
        Optional<KafkaConsumerGroup> consumerGroup,
        String partitioner)
        implements Checked {
    @Override
    public void check(Complaints complaints) {
        complaints.when(url.isEmpty(), "url", "\"spec.kafka.url\" is missing", "Tripline runs on jetstream only");
    }
}
