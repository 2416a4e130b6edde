package dev.tripline.source.gerrit;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
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

        @Means("what Gerrit calls the hook that we register")
        String hookName,

        @Means("by Gerrit's names; an empty list stands for all of them, a missing one is not allowed")
        Optional<List<String>> events,

        @Means("user and password, to register the hooks") Optional<BasicAuth> auth,

        @Means("the address of Gerrit, to register the hooks")
        String gerritBaseURL,

        @Means("delete the registered hooks when the event is not served any more")
        boolean deleteHookOnFinish,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("whose hooks they are") List<String> projects,

        @Means("tell Gerrit to look at our certificate") boolean sslVerify,

        @Means("how often Gerrit tries to deliver; as it thinks best when 0")
        long maxTries)
        implements RegisteredConfig {
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
        return RegisteredConfig.isReachable(served)
                && !hookName.isEmpty()
                && auth.filter(BasicAuth::isComplete).isPresent();
    }
}
