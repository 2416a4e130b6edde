package dev.tripline.source.bitbucketserver;

import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.bitbucketserver.RefsChanged.Change;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.shape.MalformedBody;
import dev.tripline.source.verify.NamedSecret;
import dev.tripline.source.verify.SignedDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Takes Bitbucket Server's deliveries (source specification 2.2). The request's id is the identity, for single changes with
 * their number. A configured secret that cannot be read closes the door. Whether a pull request is open is asked over REST,
 * with the request waiting; what cannot be found out is no event.
 */
@ApplicationScoped
public class BitbucketServerSource implements RegisteredHook<BitbucketServerConfig> {
    private static final String INVALID = "failed to validate bitbucketserver webhook request: ";
    private static final SignedDelivery SIGNED =
            new SignedDelivery(400, INVALID + "missing signature header", INVALID + "hmac verification failed");

    private final Secrets secrets;
    private final HttpCaller caller;

    public BitbucketServerSource(Secrets secrets, HttpCaller caller) {
        this.secrets = secrets;
        this.caller = caller;
    }

    @Override
    public Class<BitbucketServerConfig> config() {
        return BitbucketServerConfig.class;
    }

    @Override
    public String identity() {
        return "The header X-Request-Id; with oneEventPerChange followed by the change's number.";
    }

    @Override
    public List<Complaint> advice(BitbucketServerConfig config) {
        return new Complaints()
                .when(
                        (config.wantsManagement() || config.skipBranchRefsChangedOnOpenPR())
                                && config.wantsCertificates(),
                        "tls",
                        "certificates of one's own are not supported yet: Bitbucket is called with the system's"
                                + " authorities")
                .all();
    }

    @Override
    public Optional<Registration> registration(BitbucketServerConfig config, ProviderCalls calls) {
        return config.wantsManagement()
                ? Optional.of(new ProjectHooks(config, new BitbucketServerHooks(config, secrets), calls))
                : Optional.empty();
    }

    @Override
    public Answer receive(BitbucketServerConfig config, HookRequest request) {
        Optional<Answer> refused = verify(config, request);
        return refused.orElseGet(() -> shape(config, request));
    }

    private Optional<Answer> verify(BitbucketServerConfig config, HookRequest request) {
        return NamedSecret.refusal(
                secrets,
                config.webhookSecret(),
                "the webhook secret",
                secret -> SIGNED.refusal(request.header("X-Hub-Signature"), "sha256=", request.body(), secret));
    }

    private Answer shape(BitbucketServerConfig config, HookRequest request) {
        Delivery delivery = new Delivery(request, config.metadata());
        if (!request.header("X-Event-Key").orElse("").equals("repo:refs_changed")) {
            return delivery.whole();
        }
        try {
            RefsChanged push = RefsChanged.read(request.body());
            return config.skipBranchRefsChangedOnOpenPR()
                    ? filtered(config, delivery, push)
                    : events(config, delivery, push, push.changes());
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "decoding repo:refs_changed webhook: " + e.getMessage());
        }
    }

    private Answer filtered(BitbucketServerConfig config, Delivery delivery, RefsChanged push) {
        List<String> commits = push.changes().stream()
                .filter(Change::dependsOnPullRequests)
                .map(Change::toHash)
                .distinct()
                .toList();
        if (commits.isEmpty()) {
            return kept(config, delivery, push, push.changes());
        }
        Optional<String> token = config.accessToken().flatMap(secrets::read).filter(value -> !value.isEmpty());
        if (config.accessToken().isPresent() && token.isEmpty()) {
            return new Answer.Refused(500, "the access token is missing or empty");
        }
        PullRequests pullRequests = new PullRequests(
                caller, config.bitbucketserverBaseURL(), token, config.trustsAll(), push.project(), push.repository());
        return new Answer.Later(pullRequests
                .open(commits)
                .map(open -> kept(
                        config,
                        delivery,
                        push,
                        push.changes().stream()
                                .filter(change -> !change.dependsOnPullRequests() || !open.contains(change.toHash()))
                                .collect(Collectors.toList())))
                .onFailure(LookupFailure.class)
                .recoverWithItem(BitbucketServerSource::refusal));
    }

    private static Answer kept(
            BitbucketServerConfig config, Delivery delivery, RefsChanged push, List<Change> changes) {
        return changes.isEmpty() ? new Answer.Accepted(List.of()) : events(config, delivery, push, changes);
    }

    private static Answer events(
            BitbucketServerConfig config, Delivery delivery, RefsChanged push, List<Change> changes) {
        return config.oneEventPerChange() ? delivery.split(push, changes) : delivery.whole();
    }

    private static Answer refusal(LookupFailure failure) {
        return new Answer.Refused(
                failure.again() ? 503 : 400, "filtering changes for open prs: " + failure.getMessage());
    }
}
