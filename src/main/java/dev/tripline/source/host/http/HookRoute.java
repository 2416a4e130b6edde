package dev.tripline.source.host.http;

import dev.tripline.client.secret.Secrets;
import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookConfig;
import dev.tripline.source.HookRequest;
import dev.tripline.source.WebhookContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** One path of a port: a hook with its configuration, and the bearer token before it. Immutable, thread-safe. */
public final class HookRoute {
    private static final String BEARER = "Bearer ";

    private final WebhookContext context;
    private final Handler handler;
    private final Secrets secrets;
    private final HookSink sink;

    /** A hook whose configuration is applied, so that the configuration's type is nobody's concern any more. */
    private interface Handler {
        Answer receive(HookRequest request);

        long maxBody(String contentType);

        Answer.Refused tooLarge();
    }

    private HookRoute(WebhookContext context, Handler handler, Secrets secrets, HookSink sink) {
        this.context = context;
        this.handler = handler;
        this.secrets = secrets;
        this.sink = sink;
    }

    public static <C extends Record & HookConfig> HookRoute of(Hook<C> hook, C config, Secrets secrets, HookSink sink) {
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
        return new HookRoute(config.webhook(), handler, secrets, sink);
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

    Answer receive(HookRequest request) {
        return handler.receive(request);
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
