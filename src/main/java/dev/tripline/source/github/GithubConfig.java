package dev.tripline.source.github;

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
 * One event of kind {@code github} (source specification 2.2, 3).
 *
 * @param organizations an empty list counts, as in Argo Events
 * @param owner with {@code repository} the deprecated way to name one repository
 * @param apiToken goes before {@code githubApp}
 * @param webhookSecret what deliveries are signed with; absent means that anybody may deliver
 * @param insecure whether GitHub is told not to look at our certificate
 * @param active whether the registered hook delivers; absent means yes, unlike Argo Events
 * @param contentType how GitHub sends; absent means {@code json}
 * @param githubUploadURL Argo's library wants it beside the base URL; nothing is uploaded
 * @param metadata copied into the payload, unlike the webhook's own
 */
@RegisterForReflection
public record GithubConfig(
        long id,
        @Key("webhook") Optional<WebhookContext> served,
        List<String> events,
        List<Repositories> repositories,
        Optional<List<String>> organizations,
        String owner,
        String repository,
        Optional<SecretKeySelector> apiToken,
        Optional<SecretKeySelector> webhookSecret,
        Optional<App> githubApp,
        boolean insecure,
        Optional<Boolean> active,
        String contentType,
        String githubBaseURL,
        String githubUploadURL,
        boolean deleteHookOnFinish,
        Map<String, String> metadata)
        implements RegisteredConfig {

    /** Repositories of one owner. */
    @RegisterForReflection
    public record Repositories(String owner, List<String> names) {}

    /**
     * How to log in as a GitHub App.
     *
     * @param privateKey in PEM, as GitHub hands it out
     */
    @RegisterForReflection
    public record App(Optional<SecretKeySelector> privateKey, long appID, long installationID) {}

    public GithubConfig {
        boolean someRepositories = !repositories.isEmpty() || (!owner.isEmpty() && !repository.isEmpty());
        boolean someOrganizations = organizations.isPresent();
        Complaints complaints = new Complaints()
                .when(
                        !someRepositories && !someOrganizations,
                        "",
                        "either repositories or organizations is required",
                        "repositories: [{owner: my-org, names: [app]}]")
                .when(
                        someRepositories && someOrganizations,
                        "organizations",
                        "only one of repositories and organizations is allowed",
                        "remove one of them; owner and repository count as repositories")
                .when(
                        wantsManagement(served, apiToken, githubApp) && events.isEmpty(),
                        "events",
                        "events must be defined to create a github webhook")
                .when(
                        !List.of("", "json", "form").contains(contentType),
                        "contentType",
                        "content type must be \"json\" or \"form\"")
                .when(
                        !githubBaseURL.isEmpty() && githubUploadURL.isEmpty(),
                        "githubUploadURL",
                        "githubUploadURL is required when githubBaseURL is set")
                .when(
                        githubBaseURL.isEmpty() && !githubUploadURL.isEmpty(),
                        "githubBaseURL",
                        "githubBaseURL is required when githubUploadURL is set");
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    /** Whether the hook is to be registered at GitHub. */
    boolean wantsManagement() {
        return wantsManagement(served, apiToken, githubApp);
    }

    boolean hasCredentials() {
        return hasCredentials(apiToken, githubApp);
    }

    private static boolean wantsManagement(
            Optional<WebhookContext> served, Optional<SecretKeySelector> apiToken, Optional<App> githubApp) {
        return hasCredentials(apiToken, githubApp) && RegisteredConfig.isReachable(served);
    }

    private static boolean hasCredentials(Optional<SecretKeySelector> apiToken, Optional<App> githubApp) {
        return apiToken.isPresent() || githubApp.flatMap(App::privateKey).isPresent();
    }
}
