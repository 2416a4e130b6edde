package dev.tripline.source.sns;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** Deliveries of one topic of Amazon's notification service (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of a topic of Amazon's notification service.")
public record SnsConfig(
        @Means("where Amazon delivers to") @Key("webhook") Optional<WebhookContext> served,
        @Means("of the topic") String topicArn,

        @Means("the secret that holds the access key; without keys the credentials of the environment count")
        Optional<SecretKeySelector> accessKey,

        @Means("the secret that holds the secret key") Optional<SecretKeySelector> secretKey,
        @Means("of the topic") String region,
        @Means("a role to take on") String roleARN,
        @Means("copied into the payload, under metadata") Map<String, String> metadata,
        @Means("deliveries must be signed by Amazon") boolean validateSignature,
        @Means("another address of Amazon's API, for tests") String endpoint)
        implements HookConfig {
    public SnsConfig {
        Complaints complaints = new Complaints()
                .when(topicArn.isEmpty(), "topicArn", "must specify topic arn")
                .when(region.isEmpty(), "region", "must specify region");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }
}
