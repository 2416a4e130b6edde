package dev.tripline.source;

import dev.tripline.manifest.binding.Checked;
import dev.tripline.manifest.binding.Complaints;
import dev.tripline.manifest.field.SecretKeySelector;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.Optional;

/**
 * Where and how a hook is served (source specification 1.1): inlined for kind {@code webhook}, under the key {@code webhook}
 * for the others. The config record around it checks it ({@link #check(Complaints, Optional)}).
 *
 * @param method compared, case-sensitively, only by kind {@code webhook}
 * @param url public base URL, for registration at a provider
 * @param maxPayloadSize bytes; 1 MiB when 0
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
        long maxPayloadSize)
        implements Checked {
    public static final long DEFAULT_MAX_PAYLOAD_SIZE = 1_048_576;

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
                .when(maxPayloadSize < 0, "maxPayloadSize", "maxPayloadSize can't be negative");
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
