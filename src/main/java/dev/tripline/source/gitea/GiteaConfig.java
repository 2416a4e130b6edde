package dev.tripline.source.gitea;

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

/**
 * One event of kind {@code gitea}. Argo Events has no such kind; the fields are those of {@code github} as far as they fit.
 */
@RegisterForReflection
@Means("Deliveries of the webhooks of Gitea and Forgejo. Not in Argo Events.")
public record GiteaConfig(
        @Means("where Gitea delivers to") @Key("webhook") Optional<WebhookContext> served,

        @Means("as Gitea names them, push for example; wanted where hooks are registered")
        List<String> events,

        @Means("where hooks are registered") List<Repositories> repositories,
        @Means("where hooks are registered") List<String> organizations,

        @Means("the secret that holds a token; with webhook.url the hooks are registered")
        Optional<SecretKeySelector> accessToken,

        @Means("what deliveries are signed with; without it anybody may deliver")
        Optional<SecretKeySelector> webhookSecret,

        @Means("the address of Gitea; wanted where hooks are registered")
        String giteaBaseURL,

        @Means("delete the registered hooks when the event is not served any more")
        boolean deleteHookOnFinish,

        @Means(value = "whether the registered hooks deliver", otherwise = "true")
        Optional<Boolean> active,

        @Means("copied into the payload, under metadata") Map<String, String> metadata)
        implements RegisteredConfig {

    /** Repositories of one owner. */
    @RegisterForReflection
    @Means("Repositories of one owner.")
    public record Repositories(
            @Means("a user or an organization") String owner,
            @Means("of the repositories") List<String> names) {}

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
