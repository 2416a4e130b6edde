package dev.tripline.source.azureeventshub;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One event hub of Azure, all partitions (source specification 3, 4). */
@RegisterForReflection
@Means("Events of an Azure event hub, of all its partitions.")
public record AzureEventsHubConfig(
        @Means("the host of the namespace") String fqdn,

        @Means("the secret that holds the name of the access policy; without it the credentials of the"
                + " environment count")
        Optional<SecretKeySelector> sharedAccessKeyName,

        @Means("the secret that holds the key of the access policy")
        Optional<SecretKeySelector> sharedAccessKey,

        @Means("of the event hub") String hubName,
        @Means("copied into the payload, under metadata") Map<String, String> metadata) {
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
