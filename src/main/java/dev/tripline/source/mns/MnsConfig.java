package dev.tripline.source.mns;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;

/** One queue of Alibaba Cloud's message service (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a queue of Alibaba Cloud's message service.")
public record MnsConfig(
        @Means("the secret that holds the access key") Optional<SecretKeySelector> accessKey,
        @Means("the secret that holds the secret key") Optional<SecretKeySelector> secretKey,
        @Means("the name of the queue") String queue,
        @Means("without effect: bodies are text") boolean jsonBody,
        @Means("the URL of the service") String endpoint) {
    public MnsConfig {
        new Complaints()
                .when(queue.isEmpty(), "queue", "must specify queue name")
                .when(endpoint.isEmpty(), "endpoint", "must specify a endpoint")
                .throwIfAny();
    }
}
