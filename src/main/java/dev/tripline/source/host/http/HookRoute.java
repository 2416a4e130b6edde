package dev.tripline.source.host.http;

import dev.tripline.client.secret.Secrets;
import dev.tripline.client.signature.SignedMessage;
import dev.tripline.client.signature.SigningKey;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookConfig;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.WebhookContext;
import dev.tripline.source.shape.Identity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One path of a port: a hook with its configuration, and the bearer token and signature before it. Immutable, thread-safe. */
public final class HookRoute {
    private static final String BEARER = "Bearer ";

    private final WebhookContext context;
    private final Handler handler;
    private final Secrets secrets;
    private final InstantSource clock;
    private final HookSink sink;

    /** A hook whose configuration is applied, so that the configuration's type is nobody's concern any more. */
    private interface Handler {
        Answer receive(HookRequest request);

        long maxBody(String contentType);

        Answer.Refused tooLarge();
    }

    private HookRoute(WebhookContext context, Handler handler, Secrets secrets, InstantSource clock, HookSink sink) {
        this.context = context;
        this.handler = handler;
        this.secrets = secrets;
        this.clock = clock;
        this.sink = sink;
    }

    /**
     * @param clock for the timestamps of signatures
     */
    public static <C extends Record & HookConfig> HookRoute of(
            Hook<C> hook, C config, Secrets secrets, InstantSource clock, HookSink sink) {
        Handler handler = new Handler() {
            @Override
            public Answer receive(HookRequest request) {
                return hook.receive(config, request);
            }

            @Override
            public long maxBody(String contentType) {
                return hook.maxBody(config, contentType);
            }

            @Override
            public Answer.Refused tooLarge() {
                return hook.tooLarge();
            }
        };
        return new HookRoute(config.webhook(), handler, secrets, clock, sink);
    }

    public WebhookContext context() {
        return context;
    }

    /** The raw path it answers to. */
    public String path() {
        return context.path();
    }

    HookSink sink() {
        return sink;
    }

    /** What the kind makes of a request that {@link #verify} let pass. */
    Answer receive(HookRequest request) {
        Answer answer = handler.receive(request);
        return context.standardWebhooks().isPresent() ? named(answer, only(request, SignedMessage.ID)) : answer;
    }

    /** The signed id is the occurrence's identity, where the kind knows none. */
    private static Answer named(Answer answer, String id) {
        return switch (answer) {
            case Answer.Accepted accepted -> new Answer.Accepted(named(accepted.payloads(), id));
            case Answer.Later later -> new Answer.Later(later.answer().map(settled -> named(settled, id)));
            case Answer.Replied replied -> replied;
            case Answer.Refused refused -> refused;
        };
    }

    private static List<Payload> named(List<Payload> payloads, String id) {
        List<Payload> named = new ArrayList<>();
        for (Payload payload : payloads) {
            String identity = payloads.size() == 1 ? Identity.of(id) : Identity.of(id, Integer.toString(named.size()));
            named.add(payload.orNamed(identity));
        }
        return named;
    }

    /** Empty when the request is signed, or needs no signature. A secret that is missing or no key opens nothing. */
    Optional<Answer.Refused> verify(HookRequest request) {
        if (context.standardWebhooks().isEmpty()) {
            return Optional.empty();
        }
        WebhookContext.StandardWebhooks wanted = context.standardWebhooks().get();
        Optional<SigningKey> current = key(wanted.secret());
        if (current.isEmpty()) {
            return Optional.of(new Answer.Refused(500, "Error loading the secret of standardWebhooks"));
        }
        List<SigningKey> keys = Stream.of(current, key(wanted.previousSecret()))
                .flatMap(Optional::stream)
                .toList();
        SignedMessage message = new SignedMessage(
                only(request, SignedMessage.ID),
                only(request, SignedMessage.TIMESTAMP),
                only(request, SignedMessage.SIGNATURE),
                request.body());
        return message.problem(keys, clock.instant(), wanted.window()).map(why -> new Answer.Refused(401, why));
    }

    private Optional<SigningKey> key(Optional<SecretKeySelector> selector) {
        return selector.flatMap(secrets::read).flatMap(SigningKey::of);
    }

    /** A header's value; empty when it is missing, or there more than once: nobody could tell which one was signed. */
    private static String only(HookRequest request, String name) {
        List<String> values = request.headers().getOrDefault(HeaderLines.canonical(name), List.of());
        return values.size() == 1 ? values.getFirst() : "";
    }

    long maxBody(String contentType) {
        return handler.maxBody(contentType);
    }

    Answer.Refused tooLarge() {
        return handler.tooLarge();
    }

    /** Empty when the caller may go on. An empty token opens nothing. */
    Optional<Answer.Refused> authorize(Optional<String> authorization) {
        if (context.authSecret().isEmpty()) {
            return Optional.empty();
        }
        Optional<String> token = secrets.read(context.authSecret().get()).filter(value -> !value.isEmpty());
        if (token.isEmpty()) {
            return Optional.of(new Answer.Refused(500, "Error loading auth token"));
        }
        if (authorization.filter(value -> value.startsWith(BEARER)).isEmpty()) {
            return Optional.of(new Answer.Refused(401, "Invalid Authorization Header"));
        }
        // Header values come as one char for each byte.
        byte[] claimed = authorization.get().substring(BEARER.length()).getBytes(StandardCharsets.ISO_8859_1);
        return MessageDigest.isEqual(claimed, token.get().getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of(new Answer.Refused(401, "Invalid Auth token"));
    }
}
