package dev.tripline.trigger.kafka;

import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.KnownTrigger;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.Summary;
import dev.tripline.trigger.parameter.Payloads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts a record into a topic of Kafka. */
@ApplicationScoped
public class KafkaTrigger implements KnownTrigger<KafkaConfig> {
    @Override
    public Class<KafkaConfig> config() {
        return KafkaConfig.class;
    }

    @Override
    public int precedence() {
        return 70;
    }

    @Override
    public Request render(KafkaConfig config, FiringView view) throws RenderFailure {
        Map<String, Object> headers = new LinkedHashMap<>(config.headers());
        for (KafkaConfig.SecureHeader header : config.secureHeaders()) {
            headers.put(
                    header.name(),
                    header.valueFrom().map(KafkaConfig.HeaderSource::shown).orElse("nothing"));
        }
        String schema = config.schemaRegistry()
                .map(registry -> "Avro, schema " + registry.schemaId() + " of " + registry.url())
                .orElse("");
        return request(new Summary()
                .text("url", config.url())
                .text("topic", config.topic())
                .text("key", config.partitioningKey().orElse(""))
                .value("headers", headers)
                .text("encoding", schema)
                .payload(Payloads.required(config.payload(), view)));
    }
}
