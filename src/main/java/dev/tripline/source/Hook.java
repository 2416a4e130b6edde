package dev.tripline.source;

/**
 * A source that is called over HTTP: one verified request becomes payloads, or a refusal. The host owns ports, routes,
 * bearer tokens, limits and answers (source specification 2).
 */
public non-sealed interface Hook<C extends Record & HookConfig> extends SourceKind<C> {
    /**
     * Verifies the raw bytes, then shapes them. Called on an event loop: must not block, except for reading a secret; what has to
     * be asked elsewhere is an {@link Answer.Later}. Whatever it throws becomes a 500 without details.
     */
    Answer receive(C config, HookRequest request);

    /** How many bytes of body the host reads before it refuses the request; {@code contentType} is empty when absent. */
    default long maxBody(C config, String contentType) {
        return config.webhook().maxPayloadSize();
    }

    /** The refusal of a body that is longer than that. */
    default Answer.Refused tooLarge() {
        return new Answer.Refused(400, "http: request body too large");
    }

    @Override
    default String delivery() {
        return "The sender hears 200 after the bus has stored all events of its request. It hears 503 with Retry-After"
                + " when the bus has not, and is to send the same request again.";
    }
}
