package dev.tripline.source.azurequeuestorage;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One queue of Azure's storage (source specification 3, 4). */
@RegisterForReflection
@Means("Messages of a queue of Azure's storage.")
public record AzureQueueStorageConfig(
        @Means("the account, for the credentials of the environment; or connectionString")
        String storageAccountName,

        @Means("the secret that holds the connection string; or storageAccountName")
        Optional<SecretKeySelector> connectionString,

        @Means("of the queue") String queueName,

        @Means("bodies are JSON and go into the payload as they are, instead of as base64")
        boolean jsonBody,

        @Means("there is a queue for dead letters: invalid messages are left where they are, instead of" + " deleted")
        boolean dlq,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("messages are base64, and are decoded first") boolean decodeMessage,

        @Means(value = "the pause after the queue was empty", otherwise = "3")
        Optional<Integer> waitTimeInSeconds) {
    public AzureQueueStorageConfig {
        new Complaints()
                .when(
                        connectionString.isEmpty() && storageAccountName.isEmpty(),
                        "",
                        "must specify connection string or storageAccountName")
                .when(queueName.isEmpty(), "queueName", "must specify queue name")
                .throwIfAny();
    }
}
