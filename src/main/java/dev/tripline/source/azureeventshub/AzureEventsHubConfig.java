package dev.tripline.source.azureeventshub;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * One event hub of Azure, all partitions (source specification 3, 4).
 */
@RegisterForReflection
public record AzureEventsHubConfig(
        String fqdn,
        Optional<SecretKeySelector> sharedAccessKeyName,
        Optional<SecretKeySelector> sharedAccessKey,
        String hubName,
        Map<String, String> metadata) {
    public AzureEventsHubConfig {
        new Complaints()
                .when(fqdn.isEmpty(), "fqdn", "FQDN is not specified")
                .when(hubName.isEmpty(), "hubName", "hub name/path is not specified")
                .when(
                        sharedAccessKey.isPresent() != sharedAccessKeyName.isPresent(),
                        "",
                        "SharedAccessKey or SharedAccessKeyName is not specified. If one is set then both must be set")
                .throwIfAny();
    }
}
