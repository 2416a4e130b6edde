package dev.tripline.source.bitbucket;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Deliveries of Bitbucket Cloud's webhooks (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of Bitbucket Cloud's webhooks.")
public record BitbucketConfig(
        @Means("delete the registered hooks when the event is not served any more")
        boolean deleteHookOnFinish,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("where Bitbucket delivers to") @Key("webhook")
        Optional<WebhookContext> served,

        @Means("how to log in; with webhook.url the hooks are registered")
        Optional<Auth> auth,

        @Means("Bitbucket's keys of events, repo:push for example; wanted with auth and webhook.url")
        List<String> events,

        @Means("with repositorySlug the deprecated way to name one repository")
        String owner,

        @Means("without effect") String projectKey,

        @Means("with owner the deprecated way to name one repository")
        String repositorySlug,

        @Means("whose hooks they are") List<Repository> repositories,

        @Means("what deliveries are signed with; without it anybody may deliver; not in Argo Events")
        Optional<SecretKeySelector> webhookSecret)
        implements RegisteredConfig {
    /** One repository. */
    @RegisterForReflection
    @Means("One repository.")
    public record Repository(
            @Means("the workspace") String owner,
            @Means("the repository's name in URLs") String repositorySlug) {}

    /** How to log in, to register the hook. */
    @RegisterForReflection
    @Means("How to log in.")
    public record Auth(
            @Means("with a name and a password") Optional<BasicAuth> basic,
            @Means("with an OAuth token") Optional<SecretKeySelector> oauthToken) {
        boolean complete() {
            return oauthToken.isPresent() || hasBasic();
        }

        boolean hasBasic() {
            return basic.filter(BasicAuth::isComplete).isPresent();
        }
    }

    public BitbucketConfig {
        boolean named = !repositories.isEmpty() || (!owner.isEmpty() && !repositorySlug.isEmpty());
        Complaints complaints = new Complaints()
                .when(!named, "", "at least one repository is required")
                .when(
                        wantsManagement(served, auth) && events.isEmpty(),
                        "events",
                        "events must be defined to create a bitbucket webhooks");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    /** Named in either way; half of a pair names none. */
    Stream<Repository> allRepositories() {
        return Stream.concat(repositories.stream(), Stream.of(new Repository(owner, repositorySlug)))
                .filter(one -> !one.owner().isEmpty() && !one.repositorySlug().isEmpty());
    }

    /** Whether the hook is to be registered at Bitbucket. */
    boolean wantsManagement() {
        return wantsManagement(served, auth);
    }

    private static boolean wantsManagement(Optional<WebhookContext> served, Optional<Auth> auth) {
        return auth.map(Auth::complete).orElse(false) && RegisteredConfig.isReachable(served);
    }
}
