package dev.tripline.source.stripe;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deliveries of Stripe's webhooks (source specification 2.2, 3).
 *
 * @param eventFilter the types of events that count; all when empty
 * @param webhookSecret the endpoint's signing secret, not known to Argo Events; absent means that anybody may deliver
 */
@RegisterForReflection
public record StripeConfig(
        @Key("webhook") Optional<WebhookContext> served,
        boolean createWebhook,
        Optional<SecretKeySelector> apiKey,
        List<String> eventFilter,
        Map<String, String> metadata,
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
