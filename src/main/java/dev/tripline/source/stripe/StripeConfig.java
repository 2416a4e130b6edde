package dev.tripline.source.stripe;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries of Stripe's webhooks (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of Stripe's webhooks.")
public record StripeConfig(
        @Means("where Stripe delivers to") @Key("webhook") Optional<WebhookContext> served,

        @Means("registering hooks is not served yet: without effect, but it wants apiKey")
        boolean createWebhook,

        @Means("registering hooks is not served yet: without effect")
        Optional<SecretKeySelector> apiKey,

        @Means(value = "the types of Stripe's events that become events", otherwise = "all")
        List<String> eventFilter,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("what deliveries are signed with; without it anybody may deliver; not in Argo Events")
        Optional<SecretKeySelector> webhookSecret)
        implements HookConfig {
    public StripeConfig {
        Complaints complaints = new Complaints()
                .when(createWebhook && apiKey.isEmpty(), "apiKey", "api key K8s secret selector not provided");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }
}
