package dev.tripline.source.webhook;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Inline;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** One event of kind {@code webhook}: the webhook context is all of it. */
@RegisterForReflection
@Means("Any HTTP request: a query, a form, or JSON.")
public record WebhookConfig(@Inline WebhookContext webhook) implements HookConfig {
    public WebhookConfig {
        new Complaints().in("", webhook).throwIfAny();
    }
}
