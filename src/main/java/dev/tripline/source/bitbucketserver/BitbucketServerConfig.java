package dev.tripline.source.bitbucketserver;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.manifest.meaning.Means;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Deliveries of Bitbucket Server's webhooks (source specification 2.2, 3). */
@RegisterForReflection
@Means("Deliveries of the webhooks of Bitbucket Server and Data Center.")
public record BitbucketServerConfig(
        @Means("where Bitbucket delivers to") @Key("webhook")
        Optional<WebhookContext> served,

        @Means("with repositorySlug the deprecated way to name one repository")
        String projectKey,

        @Means("with projectKey the deprecated way to name one repository")
        String repositorySlug,

        @Means("keys of projects, all repositories of which are meant")
        List<String> projects,

        @Means("whose hooks they are") List<Repository> repositories,

        @Means("Bitbucket's keys of events, repo:refs_changed for example; wanted where hooks are" + " registered")
        List<String> events,

        @Means("leave out changes of branches whose new commit is part of an open pull request, which"
                + " Bitbucket is asked for")
        boolean skipBranchRefsChangedOnOpenPR,

        @Means("make an event of each change of a push, instead of one of them all")
        boolean oneEventPerChange,

        @Means("the secret that holds the token for questions about pull requests; with webhook.url the hooks are"
                + " registered")
        Optional<SecretKeySelector> accessToken,

        @Means("what deliveries are signed with; without it anybody may deliver")
        Optional<SecretKeySelector> webhookSecret,

        @Means("the address of Bitbucket's REST API") String bitbucketserverBaseURL,

        @Means("delete the registered hooks when the event is not served any more")
        boolean deleteHookOnFinish,

        @Means("copied into the payload, under metadata") Map<String, String> metadata,

        @Means("for questions to Bitbucket; of it only insecureSkipVerify has an effect yet")
        Optional<TLSConfig> tls,

        @Means("how often the hooks are looked after: a duration, at least a second")
        String checkInterval)
        implements RegisteredConfig {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** One repository. */
    @RegisterForReflection
    @Means("One repository.")
    public record Repository(
            @Means("of its project") String projectKey,
            @Means("the repository's name in URLs") String repositorySlug) {}

    public BitbucketServerConfig {
        Complaints complaints = new Complaints()
                .when(
                        wantsManagement(served, accessToken, named(projectKey, repositorySlug, projects, repositories))
                                && events.isEmpty(),
                        "events",
                        "events must be defined to create a bitbucket server webhook")
                .when(
                        bitbucketserverBaseURL.isEmpty(),
                        "bitbucketserverBaseURL",
                        "bitbucket server base url can't be empty");
        try {
            GoDuration.parse(checkInterval.isEmpty() ? "0s" : checkInterval);
        } catch (IllegalArgumentException e) {
            complaints.when(
                    true, "checkInterval", "failed to parse webhook check interval duration: " + e.getMessage());
        }
        WebhookContext.check(complaints, served);
        complaints.throwIfAny();
    }

    @Override
    public WebhookContext webhook() {
        return served.orElseThrow();
    }

    /** Where the REST interface is. */
    String api() {
        return bitbucketserverBaseURL.replaceAll("/+$", "") + "/api/1.0";
    }

    /** Named one by one, in either way; half of a pair names none. */
    Stream<Repository> namedRepositories() {
        return Stream.concat(repositories.stream(), Stream.of(new Repository(projectKey, repositorySlug)))
                .filter(one ->
                        !one.projectKey().isEmpty() && !one.repositorySlug().isEmpty());
    }

    /** How often to look after the hooks, at least a second; empty when that is left to us. */
    Optional<Duration> interval() {
        return Optional.of(checkInterval)
                .filter(written -> !written.isEmpty())
                .map(GoDuration::parse)
                .filter(Duration::isPositive)
                .map(every -> every.compareTo(SHORTEST) < 0 ? SHORTEST : every);
    }

    boolean trustsAll() {
        return tls.map(TLSConfig::insecureSkipVerify).orElse(false);
    }

    /** Whether the hook is to be registered at the server. */
    boolean wantsManagement() {
        return wantsManagement(served, accessToken, named(projectKey, repositorySlug, projects, repositories));
    }

    /** Whether certificates of one's own would be needed, which this version does not use. */
    boolean wantsCertificates() {
        return tls.filter(given -> !given.insecureSkipVerify())
                .filter(given -> given.caCertSecret().isPresent()
                        || given.clientCertSecret().isPresent()
                        || given.clientKeySecret().isPresent())
                .isPresent();
    }

    private static boolean named(
            String projectKey, String repositorySlug, List<String> projects, List<Repository> repositories) {
        return !repositories.isEmpty() || (!projectKey.isEmpty() && !repositorySlug.isEmpty()) || !projects.isEmpty();
    }

    private static boolean wantsManagement(
            Optional<WebhookContext> served, Optional<SecretKeySelector> accessToken, boolean named) {
        return named && accessToken.isPresent() && RegisteredConfig.isReachable(served);
    }
}
