package dev.tripline.source.slack;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** Calls from Slack: events, commands, interactions (source specification 2.2, 3). */
@RegisterForReflection
@Means("Calls of a Slack app: events, slash commands, interactions.")
public record SlackConfig(
        @Means("what Slack signs with") Optional<SecretKeySelector> signingSecret,

        @Means("the app's verification token, which events must show")
        Optional<SecretKeySelector> token,

        @Means("where Slack sends to") @Key("webhook") Optional<WebhookContext> served,

        @Means("never part of the payload, as in Argo Events")
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
