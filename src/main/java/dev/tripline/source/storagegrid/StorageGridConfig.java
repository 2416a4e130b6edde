package dev.tripline.source.storagegrid;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.AffixFilter;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notifications of one bucket of NetApp StorageGRID (source specification 2.2, 3). */
@RegisterForReflection
@Means("Notifications of a bucket of NetApp StorageGRID.")
public record StorageGridConfig(
        @Means("where StorageGRID delivers to") @Key("webhook")
        Optional<WebhookContext> served,

        @Means("which notifications; an empty list is allowed, a missing one is not")
        Optional<List<String>> events,

        @Means("which objects count, by the key of a notification's first one")
        Optional<AffixFilter> filter,

        @Means("the name of the topic") String topicArn,
        @Means("the name of the bucket") String bucket,
        @Means("of the bucket") String region,

        @Means("the secret that holds a token for StorageGRID's API")
        Optional<SecretKeySelector> authToken,

        @Means("the address of StorageGRID's API") String apiURL,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("how the connection is encrypted") Optional<TLSConfig> tls)
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
