package dev.tripline.source.stripe;

import dev.tripline.client.secret.Secrets;
import dev.tripline.event.Body;
import dev.tripline.manifest.binding.Complaints.Complaint;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.JsonBuffer;
import dev.tripline.source.shape.JsonText;
import dev.tripline.source.shape.MalformedBody;
import dev.tripline.source.verify.NamedSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes Stripe's events (source specification 2.2). The event's own id is the identity, so deliveries that Stripe repeats are
 * recognised. What {@code eventFilter} leaves out is a success: Stripe would send it again for days.
 */
@ApplicationScoped
public class StripeSource implements Hook<StripeConfig> {
    private final Secrets secrets;
    private final Clock clock;

    public StripeSource(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Class<StripeConfig> config() {
        return StripeConfig.class;
    }

    @Override
    public String identity() {
        return "The id of Stripe's event.";
    }

    @Override
    public boolean hasEventFilter() {
        return false;
    }

    @Override
    public List<Complaint> advice(StripeConfig config) {
        return config.createWebhook()
                ? List.of(new Complaint(
                        "createWebhook", "hook management is not supported yet; register the webhook yourself"))
                : List.of();
    }

    /** As Argo Events answers: with 503, and nothing else. */
    @Override
    public Answer.Refused tooLarge() {
        return new Answer.Refused(503, "");
    }

    @Override
    public Answer receive(StripeConfig config, HookRequest request) {
        Optional<Answer> refused = verify(config, request);
        return refused.orElseGet(() -> shape(config, request.body()));
    }

    private Optional<Answer> verify(StripeConfig config, HookRequest request) {
        return NamedSecret.refusal(
                secrets,
                config.webhookSecret(),
                "the webhook secret",
                secret -> StripeSignature.refusal(
                                request.header("Stripe-Signature").orElse(""), request.body(), secret, clock.instant())
                        .map(text -> new Answer.Refused(400, text)));
    }

    private static Answer shape(StripeConfig config, byte[] body) {
        try {
            JsonText event = JsonText.object(body);
            String type = event.text("type");
            String id = event.text("id");
            boolean wanted =
                    config.eventFilter().isEmpty() || config.eventFilter().contains(type);
            return wanted
                    ? Answer.Accepted.one(Payload.of(payload(event, config.metadata()), id))
                    : new Answer.Accepted(List.of());
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "failed to parse the event");
        }
    }

    private static Body payload(JsonText event, Map<String, String> metadata) {
        JsonBuffer out = new JsonBuffer(event.size() + 256).raw("{\"event\":");
        out.json(event);
        if (!metadata.isEmpty()) {
            out.raw(",\"metadata\":").strings(metadata);
        }
        return Body.of(out.raw("}").toBytes());
    }
}
