package dev.tripline.source.github;

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

/** One event of kind {@code github} (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of GitHub's webhooks.")
public record GithubConfig(
        @Means("without effect") long id,
        @Means("where GitHub delivers to") @Key("webhook") Optional<WebhookContext> served,

        @Means("as GitHub names them, push for example, or * for all; wanted where hooks are registered")
        List<String> events,

        @Means("where hooks are registered; or organizations")
        List<Repositories> repositories,

        @Means("where hooks are registered; or repositories. An empty list counts")
        Optional<List<String>> organizations,

        @Means("with repository the deprecated way to name one repository")
        String owner,

        @Means("with owner the deprecated way to name one repository")
        String repository,

        @Means("the secret that holds a token; with webhook.url the hooks are registered")
        Optional<SecretKeySelector> apiToken,

        @Means("what deliveries are signed with; without it anybody may deliver")
        Optional<SecretKeySelector> webhookSecret,

        @Means("log in as a GitHub App, to register the hooks; apiToken goes before it")
        Optional<App> githubApp,

        @Means("tell GitHub not to look at our certificate") boolean insecure,

        @Means(value = "whether the registered hooks deliver; false in Argo Events", otherwise = "true")
        Optional<Boolean> active,

        @Means(value = "how GitHub sends, where the hooks are registered: json or form", otherwise = "json")
        String contentType,

        @Means(value = "the address of a GitHub Enterprise Server", otherwise = "https://api.github.com")
        String githubBaseURL,

        @Means("without effect, but it has to be there with githubBaseURL")
        String githubUploadURL,

        @Means("delete the registered hooks when the event is not served any more")
        boolean deleteHookOnFinish,

        @Means("copied into the payload, under metadata") Map<String, String> metadata)
        implements RegisteredConfig {

    /** Repositories of one owner. */
    @RegisterForReflection
    @Means("Repositories of one owner.")
    public record Repositories(
            @Means("a user or an organization") String owner,
            @Means("of the repositories") List<String> names) {}

    /** How to log in as a GitHub App. */
    @RegisterForReflection
    @Means("A GitHub App.")
    public record App(
            @Means("its private key, in PEM") Optional<SecretKeySelector> privateKey,
            @Means("the number of the App") long appID,
            @Means("the number of the installation") long installationID) {}

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
