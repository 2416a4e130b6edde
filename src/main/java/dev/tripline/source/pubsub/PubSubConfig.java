package dev.tripline.source.pubsub;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One topic or subscription of Google Cloud Pub/Sub (source specification 3, 4).
 *
 * @param topicProjectID {@code projectID} when empty
 * @param subscriptionID made up from the event's name and section when empty
 */
@RegisterForReflection
public record PubSubConfig(
        String projectID,
        String topicProjectID,
        String topic,
        String subscriptionID,
        Optional<SecretKeySelector> credentialSecret,
        boolean deleteSubscriptionOnFinish,
        boolean jsonBody,
        Map<String, String> metadata) {
    public PubSubConfig {
        new Complaints()
                .when(
                        !topicProjectID.isEmpty() && topic.isEmpty(),
                        "topicProjectID",
                        "you can't specify topicProjectID if you don't specify topic")
                .when(topic.isEmpty() && subscriptionID.isEmpty(), "", "must specify topic or subscriptionID")
                .throwIfAny();
    }
}
