package dev.tripline.source.storagegrid;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.AffixFilter;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Notifications of one bucket of NetApp StorageGRID (source specification 2.2, 3).
 *
 * @param events an empty list is allowed, a missing one is not
 * @param filter on the key of the first object
 */
@RegisterForReflection
public record StorageGridConfig(
        @Key("webhook") Optional<WebhookContext> served,
        Optional<List<String>> events,
        Optional<AffixFilter> filter,
        String topicArn,
        String bucket,
        String region,
        Optional<SecretKeySelector> authToken,
        String apiURL,
        Map<String, String> metadata,
        Optional<TLSConfig> tls)
        implements HookConfig {
    public StorageGridConfig {
        Complaints complaints = new Complaints()
                .when(topicArn.isEmpty(), "topicArn", "topic arn must be provided")
                .when(apiURL.isEmpty(), "apiURL", "api url must be provided")
                .when(authToken.isEmpty(), "authToken", "api auth token must be provided")
                .when(bucket.isEmpty(), "bucket", "bucket name must be provided")
                .when(events.isEmpty(), "events", "event types must be provided");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }
}
