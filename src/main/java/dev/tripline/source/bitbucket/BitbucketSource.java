package dev.tripline.source.bitbucket;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.verify.NamedSecret;
import dev.tripline.source.verify.SignedDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Takes Bitbucket Cloud's deliveries (source specification 2.2). The request's id is the event's identity: it stays when
 * Bitbucket tries again. A configured secret that cannot be read closes the door.
 */
@ApplicationScoped
public class BitbucketSource implements Hook<BitbucketConfig> {
    private static final SignedDelivery SIGNED =
            new SignedDelivery(400, "missing signature", "payload signature check failed");

    private final Secrets secrets;

    public BitbucketSource(Secrets secrets) {
        this.secrets = secrets;
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
        return config.wantsManagement()
                ? List.of(new Complaint("auth", "hook management is not supported yet; register the webhook yourself"))
                : List.of();
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
