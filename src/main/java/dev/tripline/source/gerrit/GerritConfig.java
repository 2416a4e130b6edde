package dev.tripline.source.gerrit;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deliveries of Gerrit's webhooks (source specification 2.2, 3).
 *
 * @param hookName what Gerrit calls the hook that we register
 * @param events an empty list stands for all of them, a missing one is not allowed
 * @param sslVerify whether Gerrit is told to look at our certificate
 * @param maxTries how often Gerrit tries to deliver; as it thinks best when 0
 */
@RegisterForReflection
public record GerritConfig(
        @Key("webhook") Optional<WebhookContext> served,
        String hookName,
        Optional<List<String>> events,
        Optional<BasicAuth> auth,
        String gerritBaseURL,
        boolean deleteHookOnFinish,
        Map<String, String> metadata,
        List<String> projects,
        boolean sslVerify,
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
