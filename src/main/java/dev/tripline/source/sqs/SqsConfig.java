package dev.tripline.source.sqs;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One queue of Amazon's queue service (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a queue of Amazon's queue service.")
public record SqsConfig(
        @Means("the secret that holds the access key; without keys the credentials of the environment count")
        Optional<SecretKeySelector> accessKey,

        @Means("the secret that holds the secret key") Optional<SecretKeySelector> secretKey,
        @Means("of the queue") String region,
        @Means("the name of the queue, not its URL") String queue,

        @Means(value = "how long a call waits for messages", otherwise = "3")
        long waitTimeSeconds,

        @Means("a role to take on") String roleARN,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("the account that the queue belongs to, where it is another")
        String queueAccountId,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("the queue has a queue for dead letters: invalid messages are left where they are, instead of"
                + " deleted")
        boolean dlq,

        @Means("another address of Amazon's API, for tests") String endpoint,

        @Means("the secret that holds the session token of temporary keys")
        Optional<SecretKeySelector> sessionToken) {
    public SqsConfig {
        new Complaints()
                .when(region.isEmpty(), "region", "must specify region")
                .when(queue.isEmpty(), "queue", "must specify queue name")
                .throwIfAny();
    }
}
