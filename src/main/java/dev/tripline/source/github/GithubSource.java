package dev.tripline.source.github;

import dev.tripline.client.secret.Secrets;
import dev.tripline.event.Body;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.registration.ProviderCalls;
import dev.tripline.source.registration.RegisteredHook;
import dev.tripline.source.registration.Registration;
import dev.tripline.source.registration.rest.RestHooks;
import dev.tripline.source.shape.Forms;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonCompactor;
import dev.tripline.source.shape.MalformedBody;
import dev.tripline.source.verify.NamedSecret;
import dev.tripline.source.verify.SignedDelivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Takes GitHub's deliveries (source specification 2.2). The delivery id is the event's identity. A configured secret that
 * cannot be read closes the door; SHA-1 signatures are not looked at.
 */
@ApplicationScoped
public class GithubSource implements RegisteredHook<GithubConfig> {
    private static final String EVENT = "X-GitHub-Event";
    private static final String DELIVERY = "X-GitHub-Delivery";

    private static final SignedDelivery SIGNED =
            new SignedDelivery(400, "missing signature", "payload signature check failed");

    private final Secrets secrets;

    public GithubSource(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public Class<GithubConfig> config() {
        return GithubConfig.class;
    }

    @Override
    public String identity() {
        return "The header X-GitHub-Delivery, which stays when GitHub delivers again.";
    }

    @Override
    public List<Complaint> advice(GithubConfig config) {
        return new Complaints()
                .when(
                        config.hasCredentials() && !config.wantsManagement(),
                        config.apiToken().isPresent() ? "apiToken" : "githubApp",
                        "hooks are not registered: webhook.url is missing",
                        "the public address under which GitHub reaches this endpoint's host")
                .all();
    }

    @Override
    public Optional<Registration> registration(GithubConfig config, ProviderCalls calls) {
        return config.wantsManagement()
                ? Optional.of(new RestHooks(config, new GithubHooks(config, secrets, calls), calls))
                : Optional.empty();
    }

    @Override
    public Answer receive(GithubConfig config, HookRequest request) {
        Optional<Answer> refused = verify(config, request);
        return refused.orElseGet(() -> shape(config, request));
    }

    private Optional<Answer> verify(GithubConfig config, HookRequest request) {
        return NamedSecret.refusal(
                secrets,
                config.webhookSecret(),
                "the webhook secret",
                secret -> SIGNED.refusal(request.header("X-Hub-Signature-256"), "sha256=", request.body(), secret));
    }

    private static Answer shape(GithubConfig config, HookRequest request) {
        try {
            Optional<byte[]> json = json(request);
            if (json.isEmpty()) {
                return new Answer.Refused(
                        400, "unsupported Content-Type, want application/json or " + Forms.MEDIA_TYPE);
            }
            Body body = HookPayload.of(
                    "headers",
                    request.headers(),
                    json.get().length,
                    out -> event(json.get(), request, out),
                    config.metadata());
            return Answer.Accepted.one(Payload.of(body, deliveryId(request)));
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "invalid event");
        }
    }

    private static Optional<byte[]> json(HookRequest request) throws MalformedBody {
        String contentType = request.header("Content-Type").orElse("");
        int parameters = contentType.indexOf(';');
        String mediaType = parameters < 0 ? contentType : contentType.substring(0, parameters);
        return switch (mediaType.strip().toLowerCase(Locale.ROOT)) {
            case "application/json" -> Optional.of(request.body());
            case Forms.MEDIA_TYPE -> {
                List<String> field = Forms.body(request.body()).getOrDefault("payload", List.of(""));
                yield Optional.of(field.getFirst().getBytes(StandardCharsets.UTF_8));
            }
            default -> Optional.empty();
        };
    }

    /** The body's own members of these two names give way, so that no reader can be shown the sender's choice. */
    private static void event(byte[] json, HookRequest request, JsonBuffer out) throws MalformedBody {
        boolean some = JsonCompactor.copyOpenObject(json, out, Set.of(EVENT, DELIVERY));
        out.raw(some ? "," : "")
                .string(EVENT)
                .raw(":")
                .string(request.header("X-Github-Event").orElse(""));
        out.raw(",")
                .string(DELIVERY)
                .raw(":")
                .string(request.header("X-Github-Delivery").orElse(""));
        out.raw("}");
    }

    private static String deliveryId(HookRequest request) {
        return request.header("X-Github-Delivery").orElse("");
    }
}
