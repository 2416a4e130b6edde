package dev.tripline.source.sns;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * Deliveries of one topic of Amazon's notification service (source specification 2.2, 3).
 *
 * @param endpoint of Amazon's interface, for tests
 */
@RegisterForReflection
public record SnsConfig(
        @Key("webhook") Optional<WebhookContext> served,
        String topicArn,
        Optional<SecretKeySelector> accessKey,
        Optional<SecretKeySelector> secretKey,
        String region,
        String roleARN,
        Map<String, String> metadata,
        boolean validateSignature,
        String endpoint)
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
