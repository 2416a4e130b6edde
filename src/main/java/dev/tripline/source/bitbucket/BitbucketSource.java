package dev.tripline.source.bitbucket;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredConfig;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.rest.RestHooks;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.verify.NamedSecret;
import dev.tripline.source.verify.SignedDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * Takes Bitbucket Cloud's deliveries (source specification 2.2). The request's id is the event's identity: it stays when
 * Bitbucket tries again. A configured secret that cannot be read closes the door.
 */
@ApplicationScoped
public class BitbucketSource implements RegisteredHook<BitbucketConfig> {
    private static final SignedDelivery SIGNED =
            new SignedDelivery(400, "missing signature", "payload signature check failed");

    private final Secrets secrets;
    private final String api;

    @Inject
    public BitbucketSource(Secrets secrets) {
        this(secrets, BitbucketHooks.API);
    }

    /** Registers its hooks elsewhere, for tests: there is one Bitbucket Cloud only. */
    BitbucketSource(Secrets secrets, String api) {
        this.secrets = secrets;
        this.api = api;
    }

    @Override
    public Class<BitbucketConfig> config() {
        return BitbucketConfig.class;
    }

    @Override
    public String identity() {
        return "The header X-Request-UUID, which stays when Bitbucket tries again.";
    }

    @Override
    public List<Complaint> advice(BitbucketConfig config) {
        boolean reachable = RegisteredConfig.isReachable(config.served());
        return new Complaints()
                .when(
                        config.auth().isPresent() && !reachable,
                        "auth",
                        "hooks are not registered: webhook.url is missing",
                        "the public address under which Bitbucket reaches this endpoint's host")
                .when(
                        reachable && config.auth().isPresent() && !config.wantsManagement(),
                        "auth",
                        "hooks are not registered: there is neither an oauthToken nor both of basic.username and"
                                + " basic.password")
                .all();
    }

    @Override
    public Optional<Registration> registration(BitbucketConfig config, ProviderCalls calls) {
        return config.wantsManagement()
                ? Optional.of(new RestHooks(config, new BitbucketHooks(config, secrets, api), calls))
                : Optional.empty();
    }

    @Override
    public Answer receive(BitbucketConfig config, HookRequest request) {
        Optional<Answer> refused = verify(config, request);
        return refused.orElseGet(() -> shape(config, request));
    }

    private Optional<Answer> verify(BitbucketConfig config, HookRequest request) {
        return NamedSecret.refusal(
                secrets,
                config.webhookSecret(),
                "the webhook secret",
                secret -> SIGNED.refusal(request.header("X-Hub-Signature"), "sha256=", request.body(), secret));
    }

    private static Answer shape(BitbucketConfig config, HookRequest request) {
        return HookPayload.delivery(
                request.headers(),
                request.body(),
                config.metadata(),
                request.header("X-Request-Uuid").orElse(""));
    }
}
