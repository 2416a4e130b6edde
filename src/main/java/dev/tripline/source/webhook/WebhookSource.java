package dev.tripline.source.webhook;

import dev.tripline.source.Answer;
import dev.tripline.source.Hook;
import dev.tripline.source.HookRequest;
import dev.tripline.source.Payload;
import dev.tripline.source.shape.Forms;
import dev.tripline.source.shape.HookPayload;
import dev.tripline.source.shape.JsonCompactor;
import dev.tripline.source.shape.MalformedBody;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Takes a query, a form or any JSON value (source specification 2.1). Occurrences have no identity: each request is an event. */
@ApplicationScoped
public class WebhookSource implements Hook<WebhookConfig> {
    private static final long MAX_FORM = 10 << 20;

    @Override
    public Class<WebhookConfig> config() {
        return WebhookConfig.class;
    }

    @Override
    public String identity() {
        return "None: each request is an event.";
    }

    @Override
    public Answer receive(WebhookConfig config, HookRequest request) {
        if (!request.method().equals(config.webhook().method())) {
            return new Answer.Refused(400, "http method does not match");
        }
        try {
            return switch (request.method()) {
                case "GET" -> accepted(config, request, request.query());
                case "POST" -> post(config, request);
                default -> new Answer.Refused(400, "unsupoorted method: " + request.method());
            };
        } catch (MalformedBody e) {
            return new Answer.Refused(400, "failed to parse request body, " + e.getMessage());
        }
    }

    private static Answer post(WebhookConfig config, HookRequest request) throws MalformedBody {
        byte[] body = request.body();
        if (request.header("Content-Type").orElse("").equals(Forms.MEDIA_TYPE)) {
            return accepted(config, request, Forms.body(body));
        }
        return accepted(config, request, body.length, out -> JsonCompactor.copy(body, out));
    }

    private static Answer accepted(WebhookConfig config, HookRequest request, Map<String, List<String>> fields)
            throws MalformedBody {
        return accepted(config, request, request.body().length, out -> out.lists(fields));
    }

    private static Answer accepted(WebhookConfig config, HookRequest request, int size, HookPayload.Value body)
            throws MalformedBody {
        return Answer.Accepted.one(Payload.of(HookPayload.of(
                "header", request.headers(), size, body, config.webhook().metadata())));
    }

    /** Forms have their own limit, as in the reference. */
    @Override
    public long maxBody(WebhookConfig config, String contentType) {
        return contentType.equals(Forms.MEDIA_TYPE)
                ? MAX_FORM
                : config.webhook().maxPayloadSize();
    }

    @Override
    public Answer.Refused tooLarge() {
        return new Answer.Refused(400, "failed to parse request body, http: request body too large");
    }
}
