package dev.tripline.source.azureservicebus;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One queue or subscription of Azure's service bus (source specification 3, 4).
 *
 * @param deferDelete take messages off only when they are stored
 */
@RegisterForReflection
public record AzureServiceBusConfig(
        Optional<SecretKeySelector> connectionString,
        String queueName,
        String topicName,
        String subscriptionName,
        Optional<TLSConfig> tls,
        boolean jsonBody,
        Map<String, String> metadata,
        String fullyQualifiedNamespace,
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
