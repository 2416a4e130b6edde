package dev.tripline.source.slack;

import dev.tripline.client.secret.Secrets;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.shape.Forms;
import dev.tripline.source.shape.MalformedBody;
import dev.tripline.source.verify.HmacSignature;
import dev.tripline.source.verify.SignedTime;
import dev.tripline.source.verify.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes what Slack calls an app for (source specification 2.2): first the signature over time and raw body, then, for events,
 * the verification token. A secret that cannot be read closes the door. Slack's ids are the identities of events; those of
 * commands and interactions are their {@code trigger_id}, if they have one.
 */
@ApplicationScoped
public class SlackSource implements Hook<SlackConfig> {
    private final Secrets secrets;
    private final Clock clock;

    public SlackSource(Secrets secrets, Clock clock) {
        this.secrets = secrets;
        this.clock = clock;
    }

    @Override
    public Class<SlackConfig> config() {
        return SlackConfig.class;
    }

    @Override
    public String identity() {
        return "Slack's event_id; of slash commands and interactions the trigger_id, if there is one.";
    }

    @Override
    public Answer receive(SlackConfig config, HookRequest request) {
        Optional<Answer> refused = verify(config, request);
        return refused.orElseGet(() -> request.header("Content-Type").orElse("").equals(Forms.MEDIA_TYPE)
                ? form(request.body())
                : event(config, request.body()));
    }

    private Optional<Answer> verify(SlackConfig config, HookRequest request) {
        Optional<String> secret = config.signingSecret().flatMap(secrets::read).filter(value -> !value.isEmpty());
        if (secret.isEmpty()) {
            return refuse(500, "the signing secret is missing or empty");
        }
        String claimed = request.header("X-Slack-Signature").orElse("");
        String time = request.header("X-Slack-Request-Timestamp").orElse("");
        if (claimed.isEmpty() || time.isEmpty()) {
            return refuse(401, "missing signature or timestamp");
        }
        if (!SignedTime.isNear(time, clock.instant())) {
            return refuse(401, "the timestamp is more than 5 minutes away");
        }
        byte[] before = ("v0:" + time + ":").getBytes(StandardCharsets.US_ASCII);
        return HmacSignature.of(secret.get(), before, request.body()).matches("v0=", claimed)
                ? Optional.empty()
                : refuse(401, "signature check failed");
    }

    private static Optional<Answer> refuse(int status, String text) {
        return Optional.of(new Answer.Refused(status, text));
    }

    private static Answer form(byte[] body) {
        try {
            Map<String, List<String>> form = Forms.body(body);
            String interaction = first(form, "payload");
            if (!interaction.isEmpty()) {
                return SlackPayload.interaction(interaction);
            }
            return first(form, "command").isEmpty()
                    ? new Answer.Refused(400, "could not determine slack type from form parameters")
                    : SlackPayload.command(name -> first(form, name));
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "failed to parse the form, " + e.getMessage());
        }
    }

    private static String first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).getFirst();
    }

    private Answer event(SlackConfig config, byte[] body) {
        Optional<String> token = config.token().flatMap(secrets::read).filter(value -> !value.isEmpty());
        if (token.isEmpty()) {
            return new Answer.Refused(500, "the verification token is missing or empty");
        }
        try {
            return SlackPayload.event(body, claimed -> Tokens.same(claimed, token.get()));
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "failed to extract event, " + e.getMessage());
        }
    }
}
