package dev.tripline.source.gitlab;

import dev.tripline.client.secret.Secrets;
import dev.tripline.client.signature.SigningKey;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.rest.RestHooks;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.verify.Digests;
import dev.tripline.source.verify.NamedSecret;
import dev.tripline.source.verify.StandardWebhooks;
import dev.tripline.source.verify.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes GitLab's deliveries (source specification 2.2). Tokens that are configured are checked whether or not the hooks are
 * managed; one that cannot be read closes the door. With both tokens, both have to be right.
 */
@ApplicationScoped
public class GitlabSource implements RegisteredHook<GitlabConfig> {
    private static final String TOKEN = "X-Gitlab-Token";

    private final Secrets secrets;
    private final Clock clock;

    public GitlabSource(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Class<GitlabConfig> config() {
        return GitlabConfig.class;
    }

    @Override
    public String identity() {
        return "With signingToken the id that is signed, Webhook-Id. Else the header Idempotency-Key, or"
                + " Webhook-Id; of a GitLab that sends neither, X-Gitlab-Event-UUID with a digest of the body.";
    }

    @Override
    public Optional<Registration> registration(GitlabConfig config, ProviderCalls calls) {
        return config.wantsManagement()
                ? Optional.of(new RestHooks(config, new GitlabHooks(config, secrets), calls))
                : Optional.empty();
    }

    @Override
    public Answer receive(GitlabConfig config, HookRequest request) {
        Optional<Answer> refused = checkToken(config, request).or(() -> checkSignature(config, request));
        return refused.orElseGet(() -> shape(config, request));
    }

    private Optional<Answer> checkToken(GitlabConfig config, HookRequest request) {
        return NamedSecret.refusal(
                secrets,
                config.secretToken(),
                "the secret token",
                secret -> Tokens.same(request.header(TOKEN).orElse(""), secret)
                        ? Optional.empty()
                        : refuse(400, "token mismatch"));
    }

    private Optional<Answer> checkSignature(GitlabConfig config, HookRequest request) {
        if (config.signingToken().isEmpty()) {
            return Optional.empty();
        }
        Optional<SigningKey> key = secrets.read(config.signingToken().get()).flatMap(StandardWebhooks::key);
        if (key.isEmpty()) {
            return refuse(500, "the signing token is missing or not of the form whsec_<base64>");
        }
        return StandardWebhooks.complaint(request, key.get(), clock.instant())
                .flatMap(complaint -> refuse(400, complaint));
    }

    private static Optional<Answer> refuse(int status, String text) {
        return Optional.of(new Answer.Refused(status, text));
    }

    private static Answer shape(GitlabConfig config, HookRequest request) {
        return HookPayload.delivery(
                request.headersMasking(TOKEN), request.body(), config.metadata(), deliveryId(config, request));
    }

    /**
     * Of a signed delivery only the id that is signed counts. GitLab before 17.4 sends neither id, and gives the same {@code
     * X-Gitlab-Event-UUID} to all events of one request to it, so that the body has to tell them apart.
     */
    private static String deliveryId(GitlabConfig config, HookRequest request) {
        String id = request.header("Webhook-Id").orElse("");
        if (config.signingToken().isPresent()) {
            return id;
        }
        String key = request.header("Idempotency-Key")
                .filter(value -> !value.isEmpty())
                .orElse(id);
        String uuid = request.header("X-Gitlab-Event-Uuid").orElse("");
        return key.isEmpty() && !uuid.isEmpty() ? uuid + "-" + Digests.shortHex(request.body()) : key;
    }
}
