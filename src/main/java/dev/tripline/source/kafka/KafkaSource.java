package dev.tripline.source.kafka;

import dev.tripline.source.KnownSource;
import jakarta.enterprise.context.ApplicationScoped;

/** Kind {@code kafka}: read and checked, not served by this version. */
@ApplicationScoped
public class KafkaSource implements KnownSource<KafkaConfig> {
    @Override
    public Class<KafkaConfig> config() {
        return KafkaConfig.class;
    }
}
