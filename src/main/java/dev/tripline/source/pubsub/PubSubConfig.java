package dev.tripline.source.pubsub;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One topic or subscription of Google Cloud Pub/Sub (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a topic or a subscription of Google Cloud Pub/Sub.")
public record PubSubConfig(
        @Means("the project of the subscription; that of the machine when it is left out")
        String projectID,

        @Means(value = "the project of the topic", otherwise = "projectID")
        String topicProjectID,

        @Means("of the messages; or subscriptionID") String topic,

        @Means("of the subscription; made up from the event's name and section when there is a topic only")
        String subscriptionID,

        @Means("the secret that holds a service account's key; without it the credentials of the environment"
                + " count")
        Optional<SecretKeySelector> credentialSecret,

        @Means("delete the subscription when the event is not served any more")
        boolean deleteSubscriptionOnFinish,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
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
