package dev.tripline.source.azureservicebus;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One queue or subscription of Azure's service bus (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a queue or a subscription of Azure's service bus.")
public record AzureServiceBusConfig(
        @Means("the secret that holds the connection string; or fullyQualifiedNamespace")
        Optional<SecretKeySelector> connectionString,

        @Means("of the queue; or topicName and subscriptionName")
        String queueName,

        @Means("of the topic, with subscriptionName") String topicName,
        @Means("of the subscription, with topicName") String subscriptionName,
        @Means("how the connection is encrypted") Optional<TLSConfig> tls,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("the host of the namespace, for the credentials of the environment; or connectionString")
        String fullyQualifiedNamespace,

        @Means("take messages off only when they are stored")
        boolean deferDelete) {
    public AzureServiceBusConfig {
        boolean subscription = !topicName.isEmpty() && !subscriptionName.isEmpty();
        boolean some = !topicName.isEmpty() || !subscriptionName.isEmpty();
        new Complaints()
                .when(
                        connectionString.isEmpty() && fullyQualifiedNamespace.isEmpty(),
                        "",
                        "ConnectionString or fullyQualifiedNamespace must be specified")
                .when(
                        queueName.isEmpty() && !subscription,
                        "",
                        "QueueName or TopicName/SubscriptionName must be specified")
                .when(
                        !queueName.isEmpty() && some,
                        "queueName",
                        "QueueName and TopicName/SubscriptionName cannot be specified at the same time")
                .when(
                        topicName.isEmpty() && !subscriptionName.isEmpty(),
                        "topicName",
                        "TopicName must be specified when SubscriptionName is specified")
                .when(
                        !topicName.isEmpty() && subscriptionName.isEmpty(),
                        "subscriptionName",
                        "SubscriptionName must be specified when TopicName is specified")
                .throwIfAny();
    }
}
