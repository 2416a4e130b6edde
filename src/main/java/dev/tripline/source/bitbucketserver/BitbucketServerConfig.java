package dev.tripline.source.bitbucketserver;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Key;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.field.TLSConfig;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.registration.RegisteredConfig;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Deliveries of Bitbucket Server's webhooks (source specification 2.2, 3).
 *
 * @param projectKey with {@code repositorySlug} the deprecated way to name one repository
 * @param skipBranchRefsChangedOnOpenPR leave out changes of branches whose new commit is part of an open pull request
 * @param oneEventPerChange make an event of each change of a push
 * @param webhookSecret what deliveries are signed with; absent means that anybody may deliver
 * @param tls for our own calls to the server
 * @param checkInterval a Go duration
 */
@RegisterForReflection
public record BitbucketServerConfig(
        @Key("webhook") Optional<WebhookContext> served,
        String projectKey,
        String repositorySlug,
        List<String> projects,
        List<Repository> repositories,
        List<String> events,
        boolean skipBranchRefsChangedOnOpenPR,
        boolean oneEventPerChange,
        Optional<SecretKeySelector> accessToken,
        Optional<SecretKeySelector> webhookSecret,
        String bitbucketserverBaseURL,
        boolean deleteHookOnFinish,
        Map<String, String> metadata,
        Optional<TLSConfig> tls,
        String checkInterval)
        implements RegisteredConfig {
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** One repository. */
    @RegisterForReflection
    public record Repository(String projectKey, String repositorySlug) {}

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
