package dev.tripline.source.cloudevents;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/** One event of kind {@code cloudevents}. Argo Events has no such kind. */
@RegisterForReflection
@Means("CloudEvents 1.0 over HTTP: binary, structured and batched. Not in Argo Events.")
public record CloudEventsConfig(
        @Means("where events are sent to") @Key("webhook") Optional<WebhookContext> served,
        @Means("copied into the payload, under metadata") Map<String, String> metadata)
        implements HookConfig {
    public CloudEventsConfig {
        Complaints complaints = new Complaints();
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }
}
