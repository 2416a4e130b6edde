package dev.tripline.source.slack;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * Calls from Slack: events, commands, interactions (source specification 2.2, 3).
 *
 * @param metadata never part of the payload, as in Argo Events
 */
@RegisterForReflection
public record SlackConfig(
        Optional<SecretKeySelector> signingSecret,
        Optional<SecretKeySelector> token,
        @Key("webhook") Optional<WebhookContext> served,
        Map<String, String> metadata)
        implements HookConfig {
    public SlackConfig {
        Complaints complaints = new Complaints()
                .when(token.isEmpty(), "token", "token not provided")
                .when(signingSecret.isEmpty(), "signingSecret", "signingSecret not provided");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }
}
