package dev.tripline.source.webhook;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One event of kind {@code webhook}: the webhook context is all of it. */
@RegisterForReflection
public record WebhookConfig(@Inline WebhookContext webhook) implements HookConfig {
    public WebhookConfig {
        new Complaints().in("", webhook).throwIfAny();
    }
}
