package dev.tripline.source.gerrit;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.HookConfig;
import dev.tripline.source.WebhookContext;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries of Gerrit's webhooks (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of Gerrit's plugin webhooks.")
public record GerritConfig(
        @Means("where Gerrit delivers to; Gerrit does not sign, so only its authSecret keeps strangers out")
        @Key("webhook")
        Optional<WebhookContext> served,

        @Means("registering hooks is not served yet: without effect")
        String hookName,

        @Means("registering hooks is not served yet: without effect, but it has to be there; an empty list"
                + " is allowed")
        Optional<List<String>> events,

        @Means("registering hooks is not served yet: without effect, but it has to be there")
        Optional<BasicAuth> auth,

        @Means("registering hooks is not served yet: without effect, but it has to be there")
        String gerritBaseURL,

        @Means("registering hooks is not served yet: without effect")
        boolean deleteHookOnFinish,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("registering hooks is not served yet: without effect, but there has to be one")
        List<String> projects,

        @Means("registering hooks is not served yet: without effect")
        boolean sslVerify,

        @Means("registering hooks is not served yet: without effect")
        long maxTries)
        implements HookConfig {
    public GerritConfig {
        Complaints complaints = new Complaints()
                .when(projects.isEmpty(), "projects", "projects cannot be empty")
                .when(events.isEmpty(), "events", "events can't be empty")
                .when(gerritBaseURL.isEmpty(), "gerritBaseURL", "gerrit base url can't be empty")
                .when(auth.isEmpty(), "auth", "username and password can't be empty");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    /** Whether the hook is to be registered at Gerrit. */
    boolean wantsManagement() {
        return !webhook().url().isEmpty();
    }
}
