package dev.tripline.source.azurequeuestorage;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One queue of Azure's storage (source specification 3, 4).
 *
 * @param decodeMessage messages are base64
 * @param waitTimeInSeconds 3 when missing
 */
@RegisterForReflection
public record AzureQueueStorageConfig(
        String storageAccountName,
        Optional<SecretKeySelector> connectionString,
        String queueName,
        boolean jsonBody,
        boolean dlq,
        Map<String, String> metadata,
        boolean decodeMessage,
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
