package dev.tripline.source.gitlab;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Deliveries of GitLab's webhooks (source specification 2.2, 3).
 *
 * @param projectID the deprecated way to name one project
 * @param events an empty list is allowed, a missing one is not
 * @param enableSSLVerification whether GitLab is told to look at our certificate
 * @param secretToken what GitLab sends as it is, in {@code X-Gitlab-Token}
 * @param signingToken what GitLab signs with since 19.0; Argo Events does not know it
 */
@RegisterForReflection
public record GitlabConfig(
        @Key("webhook") Optional<WebhookContext> served,
        String projectID,
        Optional<List<String>> events,
        Optional<SecretKeySelector> accessToken,
        boolean enableSSLVerification,
        String gitlabBaseURL,
        boolean deleteHookOnFinish,
        Map<String, String> metadata,
        List<String> projects,
        Optional<SecretKeySelector> secretToken,
        List<String> groups,
        Optional<SecretKeySelector> signingToken)
        implements RegisteredConfig {
    public GitlabConfig {
        Complaints complaints = new Complaints()
                .when(events.isEmpty(), "events", "events can't be empty")
                .when(gitlabBaseURL.isEmpty(), "gitlabBaseURL", "gitlab base url can't be empty")
                .when(accessToken.isEmpty(), "accessToken", "access token can't be nil");
        WebhookContext.check(complaints, served);
        if (wantsManagement(served, accessToken)) {
            List<String> named = events.orElse(List.of());
            for (int i = 0; i < named.size(); i++) {
                complaints.when(
                        !GitlabEvents.isKnown(named.get(i)),
                        "events[" + i + "]",
                        "unknown event \"" + named.get(i) + "\"",
                        "one of " + String.join(", ", GitlabEvents.names()));
            }
        }
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    /** Whether the hook is to be registered at GitLab. */
    boolean wantsManagement() {
        return wantsManagement(served, accessToken);
    }

    private static boolean wantsManagement(Optional<WebhookContext> served, Optional<SecretKeySelector> accessToken) {
        return accessToken.isPresent() && RegisteredConfig.isReachable(served);
    }
}
