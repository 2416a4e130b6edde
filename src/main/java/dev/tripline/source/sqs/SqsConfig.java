package dev.tripline.source.sqs;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One queue of Amazon's queue service (source specification 3, 4).
 *
 * @param queue its name, not its URL
 * @param waitTimeSeconds 3 when 0
 * @param dlq the queue has a dead letter queue: invalid messages are left in it
 */
@RegisterForReflection
public record SqsConfig(
        Optional<SecretKeySelector> accessKey,
        Optional<SecretKeySelector> secretKey,
        String region,
        String queue,
        long waitTimeSeconds,
        String roleARN,
        boolean jsonBody,
        String queueAccountId,
        Map<String, String> metadata,
        boolean dlq,
        String endpoint,
        Optional<SecretKeySelector> sessionToken) {
    public SqsConfig {
        new Complaints()
                .when(region.isEmpty(), "region", "must specify region")
                .when(queue.isEmpty(), "queue", "must specify queue name")
                .throwIfAny();
    }
}
