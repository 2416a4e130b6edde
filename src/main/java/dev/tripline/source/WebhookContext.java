package dev.tripline.source;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import dev.tripline.manifest.meaning.Means;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a hook is served (source specification 1.1): inlined for kind {@code webhook}, under the key {@code webhook}
 * for the others. The config record around it checks it ({@link #check(Complaints, Optional)}).
 */
@RegisterForReflection
@Means("Where and how requests are taken.")
public record WebhookContext(
        @Means("the path of the requests; a leading slash is added where it is missing")
        String endpoint,

        @Means("the port that is opened for them, a number in quotes")
        String port,

        @Means("GET or POST, in capitals, and the only one that kind webhook takes; the other kinds do not"
                + " look at it")
        String method,

        @Means("under which address providers reach the host, without the endpoint; needed to register hooks")
        String url,

        @Means("the certificate for HTTPS, in PEM; with serverKeySecret only")
        Optional<SecretKeySelector> serverCertSecret,

        @Means("the private key for HTTPS, in PEM; with serverCertSecret only")
        Optional<SecretKeySelector> serverKeySecret,

        @Means("copied into the payload by kind webhook; the other kinds have a field of their own for that")
        Map<String, String> metadata,

        @Means("the token that requests must show, as Authorization: Bearer")
        Optional<SecretKeySelector> authSecret,

        @Means("the longest body that is taken, in bytes") long maxPayloadSize,

        @Means("requests must be signed as Standard Webhooks says; not in Argo Events")
        Optional<StandardWebhooks> standardWebhooks)
        implements Checked {
    public static final long DEFAULT_MAX_PAYLOAD_SIZE = 1_048_576;

    /** Requests must be signed as Standard Webhooks says. Argo Events has no such section. */
    @RegisterForReflection
    @Means("How requests are signed.")
    public record StandardWebhooks(
            @Means("what they are signed with: whsec_ and base64")
            Optional<SecretKeySelector> secret,

            @Means("counts as well, while one secret is exchanged for another")
            Optional<SecretKeySelector> previousSecret,

            @Means(
                    value = "how far a request's timestamp may be away from now, as a duration of at most an hour",
                    otherwise = "5m")
            String tolerance)
            implements Checked {
        private static final Duration DEFAULT = Duration.ofMinutes(5);
        private static final Duration LONGEST = Duration.ofHours(1);

        @Override
        public void check(Complaints complaints) {
            complaints
                    .when(secret.isEmpty(), "secret", "the secret is missing", "secret: {name: my-secret, key: whsec}")
                    .when(
                            !tolerance.isEmpty() && window().equals(Duration.ZERO),
                            "tolerance",
                            "wanted a duration of at most an hour",
                            "a number with its unit, e.g. 5m");
        }

        /** Zero when what is written is no duration that could be meant. */
        public Duration window() {
            Optional<Duration> written = tolerance.isEmpty() ? Optional.of(DEFAULT) : GoDuration.find(tolerance);
            return written.filter(window -> !window.isNegative() && window.compareTo(LONGEST) <= 0)
                    .orElse(Duration.ZERO);
        }
    }

    public WebhookContext {
        maxPayloadSize = maxPayloadSize == 0 ? DEFAULT_MAX_PAYLOAD_SIZE : maxPayloadSize;
    }

    @Override
    public void check(Complaints complaints) {
        complaints
                .when(
                        endpoint.isEmpty(),
                        "endpoint",
                        "endpoint can't be empty",
                        "the path of the requests, e.g. /example")
                .when(port.isEmpty(), "port", "port can't be empty", "a number in quotes, e.g. \"12000\"")
                .when(!port.isEmpty() && !isPort(port), "port", badPort(port), "a number from 1 to 65535, in quotes")
                .when(maxPayloadSize < 0, "maxPayloadSize", "maxPayloadSize can't be negative")
                .in("standardWebhooks", standardWebhooks);
    }

    /** Complains about a section {@code webhook} that a hook cannot be without. Argo Events refuses it without a word. */
    public static void check(Complaints complaints, Optional<WebhookContext> webhook) {
        complaints
                .when(
                        webhook.isEmpty(),
                        "webhook",
                        "webhook is missing",
                        "webhook: {endpoint: /example, port: \"12000\"}")
                .in("webhook", webhook);
    }

    public int portNumber() {
        return Integer.parseInt(port);
    }

    /** The raw path that is served; a missing leading slash is added, as for registrations. */
    public String path() {
        return endpoint.startsWith("/") ? endpoint : "/" + endpoint;
    }

    /** What a provider is to call: {@code url} and the path (source specification 1.1). */
    public String publicUrl() {
        return url.replaceAll("/+$", "") + path();
    }

    /** As Go says it; a number that is none of a port is refused here only. */
    private static String badPort(String text) {
        boolean digits = text.matches("[+-]?[0-9]+");
        String reason = digits && text.length() > 19 ? "value out of range" : "invalid syntax";
        return digits && text.length() <= 19
                ? "port " + text + " is out of range"
                : "failed to parse server port " + text + ". err: strconv.Atoi: parsing \"" + text + "\": " + reason;
    }

    private static boolean isPort(String text) {
        try {
            int number = Integer.parseInt(text);
            return number > 0 && number < 65_536;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
