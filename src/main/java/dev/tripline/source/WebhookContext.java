package dev.tripline.source;

import dev.tripline.language.duration.GoDuration;
import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a hook is served (source specification 1.1): inlined for kind {@code webhook}, under the key {@code webhook}
 * for the others. The config record around it checks it ({@link #check(Complaints, Optional)}).
 *
 * @param method compared, case-sensitively, only by kind {@code webhook}
 * @param url public base URL, for registration at a provider
 * @param maxPayloadSize bytes; 1 MiB when 0
 * @param standardWebhooks how requests are signed, where they must be
 */
@RegisterForReflection
public record WebhookContext(
        String endpoint,
        String port,
        String method,
        String url,
        Optional<SecretKeySelector> serverCertSecret,
        Optional<SecretKeySelector> serverKeySecret,
        Map<String, String> metadata,
        Optional<SecretKeySelector> authSecret,
        long maxPayloadSize,
        Optional<StandardWebhooks> standardWebhooks)
        implements Checked {
    public static final long DEFAULT_MAX_PAYLOAD_SIZE = 1_048_576;

    /**
     * Requests must be signed as Standard Webhooks says. Argo Events has no such section.
     *
     * @param secret what they are signed with
     * @param previousSecret counts as well, while a secret is exchanged for another
     * @param tolerance how far a request's timestamp may be away from now; 5 minutes when empty
     */
    @RegisterForReflection
    public record StandardWebhooks(
            Optional<SecretKeySelector> secret, Optional<SecretKeySelector> previousSecret, String tolerance)
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
            try {
                Duration written = tolerance.isEmpty() ? DEFAULT : GoDuration.parse(tolerance);
                return written.isNegative() || written.compareTo(LONGEST) > 0 ? Duration.ZERO : written;
            } catch (IllegalArgumentException e) {
                return Duration.ZERO;
            }
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
