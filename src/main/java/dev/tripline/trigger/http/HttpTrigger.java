package dev.tripline.trigger.http;

import dev.tripline.client.http.HeaderText;
import dev.tripline.client.http.HttpCall;
import dev.tripline.client.http.HttpCaller;
import dev.tripline.client.http.HttpTarget;
import dev.tripline.client.secret.Secrets;
import dev.tripline.client.signature.SignedMessage;
import dev.tripline.event.Outcome;
import dev.tripline.trigger.FiringView;
import dev.tripline.trigger.RenderFailure;
import dev.tripline.trigger.TriggerKind;
import dev.tripline.trigger.parameter.Payloads;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends a request. Every attempt carries the action's id as {@code Idempotency-Key}, so a target that knows it does nothing
 * twice, and an attempt whose answer got lost may be repeated.
 */
@ApplicationScoped
public class HttpTrigger implements TriggerKind<HttpConfig, HttpRequest> {
    private final HttpCaller caller;
    private final Secrets secrets;
    private final String userAgent;
    private final Answers answers;
    private final Clock clock;

    @Inject
    public HttpTrigger(
            HttpCaller caller,
            Secrets secrets,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "dev") String version) {
        this(caller, secrets, version, Clock.systemUTC());
    }

    HttpTrigger(HttpCaller caller, Secrets secrets, String version, Clock clock) {
        this.caller = caller;
        this.secrets = secrets;
        this.userAgent = "Tripline/" + version;
        this.answers = new Answers(clock);
        this.clock = clock;
    }

    @Override
    public Class<HttpConfig> config() {
        return HttpConfig.class;
    }

    @Override
    public String identity() {
        return "The header Idempotency-Key is the action's id, the same for every attempt, unless the"
                + " manifest sets that header itself. With cloudEvent it is also the id of the CloudEvent, with"
                + " standardWebhooks the webhook-id.";
    }

    @Override
    public int precedence() {
        return 30;
    }

    @Override
    public Policy policy() {
        return Policy.STATUS;
    }

    @Override
    public HttpRequest render(HttpConfig config, FiringView view) throws RenderFailure {
        HttpTarget target;
        try {
            target = HttpTarget.parse(config.url());
        } catch (IllegalArgumentException e) {
            throw new RenderFailure(String.valueOf(e.getMessage()));
        }
        Optional<String> refusal = config.tls().flatMap(HttpConfig.Tls::refusal);
        if (refusal.isPresent()) {
            throw new RenderFailure(refusal.get());
        }
        if (!HeaderText.isValue(config.host())) {
            throw new RenderFailure("the host holds a line break or another control character; HTTP forbids them");
        }
        String payload = Payloads.build(config.payload(), view);
        Map<String, HeaderValue> made = new LinkedHashMap<>();
        if (config.cloudEvent().isPresent()) {
            payload = asEvent(config, view, payload, made);
        }
        config.standardWebhooks().flatMap(SigningConfig::secret).ifPresent(secret -> {
            String id = view.firing().actionId();
            made.put(SignedMessage.ID, new HeaderValue.Plain(id));
            made.put(SignedMessage.TIMESTAMP, new HeaderValue.SentAt());
            made.put(SignedMessage.SIGNATURE, new HeaderValue.Signature(secret, id));
        });
        return new HttpRequest(
                config.method(),
                target,
                Headers.of(config, view, userAgent, made),
                config.host().isEmpty() ? Optional.empty() : Optional.of(config.host()),
                payload,
                Duration.ofSeconds(config.timeout()),
                config.tls().map(HttpConfig.Tls::insecureSkipVerify).orElse(false),
                view.status());
    }

    /** The body; what goes into headers is in {@code made}. */
    private static String asEvent(HttpConfig config, FiringView view, String payload, Map<String, HeaderValue> made)
            throws RenderFailure {
        CloudEventConfig wanted = config.cloudEvent().orElseThrow();
        String contentType = Headers.contentType(config, view);
        OutgoingEvent event = OutgoingEvent.of(wanted, view.firing(), contentType, payload);
        if (!wanted.isBinary()) {
            made.put("Content-Type", new HeaderValue.Plain(OutgoingEvent.STRUCTURED_TYPE));
            return event.structured();
        }
        event.headers().forEach((name, value) -> made.put(name, new HeaderValue.Plain(value)));
        if (!payload.isEmpty()) {
            made.put("Content-Type", new HeaderValue.Plain(event.contentType()));
        }
        return payload;
    }

    @Override
    public Uni<Outcome> act(HttpRequest request) {
        return Uni.createFrom().deferred(() -> {
            byte[] body = request.payload().getBytes(StandardCharsets.UTF_8);
            SecretHeaders headers = SecretHeaders.read(request.headers(), body, secrets, clock.instant());
            if (headers.problem().isPresent()) {
                return Uni.createFrom().item(headers.problem().get());
            }
            HttpCall call = new HttpCall(
                    request.method(),
                    request.target(),
                    headers.ready(),
                    request.host(),
                    body,
                    request.timeLimit(),
                    request.trustAll());
            return caller.call(call).map(result -> answers.outcome(result, request.status(), headers.values()));
        });
    }
}
