package dev.tripline.source.gitlab;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Deliveries of GitLab's webhooks (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of GitLab's webhooks.")
public record GitlabConfig(
        @Means("where GitLab delivers to") @Key("webhook") Optional<WebhookContext> served,
        @Means("the deprecated way to name one project") String projectID,

        @Means("by the names of Argo Events, PushEvents for example; an empty list is allowed, a missing one"
                + " is not")
        Optional<List<String>> events,

        @Means("the secret that holds a token; with webhook.url the hooks are registered")
        Optional<SecretKeySelector> accessToken,

        @Means("tell GitLab to look at our certificate") boolean enableSSLVerification,
        @Means("the address of GitLab") String gitlabBaseURL,

        @Means("delete the registered hooks when the event is not served any more")
        boolean deleteHookOnFinish,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("where hooks are registered: numbers or paths")
        List<String> projects,

        @Means("the token that deliveries must show as X-Gitlab-Token; without it and signingToken anybody"
                + " may deliver")
        Optional<SecretKeySelector> secretToken,

        @Means("where hooks are registered: numbers or paths")
        List<String> groups,

        @Means("what GitLab signs with since 19.0; not in Argo Events")
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
