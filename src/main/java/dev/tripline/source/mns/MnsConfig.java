package dev.tripline.source.mns;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/**
 * One queue of Alibaba Cloud's message service (source specification 3, 4).
 *
 * @param jsonBody has no effect: bodies are text
 */
@RegisterForReflection
public record MnsConfig(
        Optional<SecretKeySelector> accessKey,
        Optional<SecretKeySelector> secretKey,
        String queue,
        boolean jsonBody,
        String endpoint) {
    public MnsConfig {
        new Complaints()
                .when(queue.isEmpty(), "queue", "must specify queue name")
                .when(endpoint.isEmpty(), "endpoint", "must specify a endpoint")
                .throwIfAny();
    }
}
