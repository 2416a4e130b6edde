package dev.tripline.source.bitbucket;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.shape.JsonCompactor;
import dev.tripline.source.shape.MalformedBody;
import dev.tripline.source.verify.HmacSignature;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Takes Bitbucket Cloud's deliveries (source specification 2.2). The request's id is the event's identity: it stays when
 * Bitbucket tries again. A configured secret that cannot be read closes the door.
 */
@ApplicationScoped
public class BitbucketSource implements Hook<BitbucketConfig> {
    private final Secrets secrets;

    public BitbucketSource(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Class<BitbucketConfig> config() {
        return BitbucketConfig.class;
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
        if (config.webhookSecret().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> secret = secrets.read(config.webhookSecret().get()).filter(value -> !value.isEmpty());
        if (secret.isEmpty()) {
            return refuse(500, "the webhook secret is missing or empty");
        }
        Optional<String> signature = request.header("X-Hub-Signature").filter(value -> !value.isEmpty());
        if (signature.isEmpty()) {
            return refuse(400, "missing signature");
        }
        return HmacSignature.of(secret.get(), request.body()).matches("sha256=", signature.get())
                ? Optional.empty()
                : refuse(400, "payload signature check failed");
    }

    private static Optional<Answer> refuse(int status, String text) {
        return Optional.of(new Answer.Refused(status, text));
    }

    private static Answer shape(BitbucketConfig config, HookRequest request) {
        byte[] json = request.body();
        try {
            return Answer.Accepted.one(Payload.of(
                    HookPayload.of(
                            "headers",
                            request.headers(),
                            json.length,
                            out -> JsonCompactor.copy(json, out),
                            config.metadata()),
                    request.header("X-Request-Uuid").orElse("")));
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "invalid event");
        }
    }
}
