package dev.tripline.source.gitea;

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
 * One event of kind {@code gitea}. Argo Events has no such kind; the fields are those of {@code github} as far as they fit.
 *
 * @param events as Gitea names them, for example {@code push}; wanted with hooks that we register
 * @param accessToken with {@code webhook.url} and {@code giteaBaseURL} the hooks are registered by us
 * @param webhookSecret what deliveries are signed with; absent means that anybody may deliver
 * @param active whether the registered hook delivers; absent means yes
 */
@RegisterForReflection
public record GiteaConfig(
        @Key("webhook") Optional<WebhookContext> served,
        List<String> events,
        List<Repositories> repositories,
        List<String> organizations,
        Optional<SecretKeySelector> accessToken,
        Optional<SecretKeySelector> webhookSecret,
        String giteaBaseURL,
        boolean deleteHookOnFinish,
        Optional<Boolean> active,
        Map<String, String> metadata)
        implements RegisteredConfig {

    /** Repositories of one owner. */
    @RegisterForReflection
    public record Repositories(String owner, List<String> names) {}

    public GiteaConfig {
        boolean managed = wantsManagement(served, accessToken);
        Complaints complaints = new Complaints()
                .when(
                        managed && repositories.isEmpty() && organizations.isEmpty(),
                        "",
                        "either repositories or organizations is required",
                        "repositories: [{owner: my-org, names: [app]}]")
                .when(managed && events.isEmpty(), "events", "events must be defined to create a gitea webhook")
                .when(
                        managed && giteaBaseURL.isEmpty(),
                        "giteaBaseURL",
                        "gitea base url can't be empty",
                        "where Gitea is, for example https://git.example.com");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    /** Whether the hook is to be registered at Gitea. */
    boolean wantsManagement() {
        return wantsManagement(served, accessToken);
    }

    private static boolean wantsManagement(Optional<WebhookContext> served, Optional<SecretKeySelector> accessToken) {
        return accessToken.isPresent() && RegisteredConfig.isReachable(served);
    }
}
