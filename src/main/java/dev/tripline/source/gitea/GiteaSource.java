package dev.tripline.source.gitea;

import dev.tripline.client.secret.Secrets;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.rest.RestHooks;
import dev.tripline.source.shape.Forms;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.verify.NamedSecret;
import dev.tripline.source.verify.SignedDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes the deliveries of Gitea and Forgejo, as JSON. The delivery id is the event's identity. A configured secret that cannot
 * be read closes the door.
 */
@ApplicationScoped
public class GiteaSource implements RegisteredHook<GiteaConfig> {
    private static final SignedDelivery SIGNED =
            new SignedDelivery(401, "missing signature", "payload signature check failed");

    private final Secrets secrets;

    public GiteaSource(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Class<GiteaConfig> config() {
        return GiteaConfig.class;
    }

    @Override
    public String identity() {
        return "The header X-Gitea-Delivery or X-Forgejo-Delivery. Who delivers again by hand makes a new"
                + " one, and a new event.";
    }

    @Override
    public List<Complaint> advice(GiteaConfig config) {
        return new Complaints()
                .when(
                        config.webhookSecret().isEmpty(),
                        "webhookSecret",
                        "without a secret anybody may deliver",
                        "name a secret, and give the same to the hook")
                .when(
                        config.accessToken().isPresent() && !config.wantsManagement(),
                        "accessToken",
                        "hooks are not registered: webhook.url is missing",
                        "the public address under which Gitea reaches this endpoint's host")
                .all();
    }

    @Override
    public Optional<Registration> registration(GiteaConfig config, ProviderCalls calls) {
        return config.wantsManagement()
                ? Optional.of(new RestHooks(config, new GiteaHooks(config, secrets), calls))
                : Optional.empty();
    }

    @Override
    public Answer receive(GiteaConfig config, HookRequest request) {
        if (request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith(Forms.MEDIA_TYPE)) {
            return new Answer.Refused(400, "set the hook's content type to application/json");
        }
        Optional<Answer> refused = verify(config, request);
        return refused.orElseGet(() -> shape(config, request));
    }

    private Optional<Answer> verify(GiteaConfig config, HookRequest request) {
        // The first one that is there counts; a good one does not mend a bad one before it.
        Optional<String> own = value(request, "X-Gitea-Signature").or(() -> value(request, "X-Forgejo-Signature"));
        Optional<String> claimed = own.or(() -> value(request, "X-Hub-Signature-256"));
        String prefix = own.isPresent() ? "" : "sha256=";
        return NamedSecret.refusal(
                secrets,
                config.webhookSecret(),
                "the webhook secret",
                secret -> SIGNED.refusal(claimed, prefix, request.body(), secret));
    }

    private static Optional<String> value(HookRequest request, String header) {
        return request.header(header).filter(value -> !value.isEmpty());
    }

    private static Answer shape(GiteaConfig config, HookRequest request) {
        return HookPayload.delivery(
                request.headers(),
                request.body(),
                config.metadata(),
                value(request, "X-Gitea-Delivery")
                        .or(() -> value(request, "X-Forgejo-Delivery"))
                        .orElse(""));
    }
}
