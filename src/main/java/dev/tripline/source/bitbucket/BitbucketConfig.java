package dev.tripline.source.bitbucket;

import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.BasicAuth;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deliveries of Bitbucket Cloud's webhooks (source specification 2.2, 3).
 *
 * @param auth without it the hook is not registered; Argo Events ends its process then
 * @param owner with {@code repositorySlug} the deprecated way to name one repository
 * @param webhookSecret what deliveries are signed with, not known to Argo Events; absent means that anybody may deliver
 */
@RegisterForReflection
public record BitbucketConfig(
        boolean deleteHookOnFinish,
        Map<String, String> metadata,
        @Key("webhook") Optional<WebhookContext> served,
        Optional<Auth> auth,
        List<String> events,
        String owner,
        String projectKey,
        String repositorySlug,
        List<Repository> repositories,
        Optional<SecretKeySelector> webhookSecret)
        implements RegisteredConfig {
    /** One repository. */
    @RegisterForReflection
    public record Repository(String owner, String repositorySlug) {}

    /** How to log in, to register the hook. */
    @RegisterForReflection
    public record Auth(Optional<BasicAuth> basic, Optional<SecretKeySelector> oauthToken) {
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
